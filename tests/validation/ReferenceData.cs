namespace HwSim.Tests.Validation;

/// <summary>The figures by others that the checks of this folder read: <c>$HWSIM_DATA</c>, or <c>../shared</c> beside the repository.</summary>
internal static class ReferenceData
{
    public static string Folder { get; } = Environment.GetEnvironmentVariable("HWSIM_DATA") ?? Repository.PathOf("..", "shared");

    public static string PathOf(string relative) => Path.Combine(Folder, relative);

    public static bool Has(string relative) => File.Exists(PathOf(relative));
}
