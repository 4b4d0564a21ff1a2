using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Sdk;

namespace HwSim.Tests;

/// <summary>FsCheck on plain facts: a fixed seed by default, another one and more runs from the environment.</summary>
internal static class Property
{
    private const ulong DefaultSeed = 0x48775369;

    /// <summary>Checks a body that throws (xunit asserts) when the property fails.</summary>
    public static void Check<T>(Arbitrary<T> cases, Action<T> body, int runs = 200)
    {
        string? seedText = Environment.GetEnvironmentVariable("HWSIM_FSCHECK_SEED");
        string? runsText = Environment.GetEnvironmentVariable("HWSIM_FSCHECK_RUNS");
        ulong seed = seedText is null ? DefaultSeed : ulong.Parse(seedText, CultureInfo.InvariantCulture);
        runs = runsText is null ? runs : int.Parse(runsText, CultureInfo.InvariantCulture);

        // The second number selects FsCheck's stream and must be odd.
        Config config = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(runs).WithReplay(seed, unchecked(seed << 1) | 1UL);
        try
        {
            Prop.ForAll(cases, body).Check(config);
        }
        catch (Exception e) when (e is not XunitException)
        {
            throw new XunitException($"{e.Message}{Environment.NewLine}replay: HWSIM_FSCHECK_SEED={seed} HWSIM_FSCHECK_RUNS={runs}");
        }
    }
}
