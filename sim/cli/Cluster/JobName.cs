using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace HwSim.Cli.Cluster;

/// <summary>Names of jobs.</summary>
internal static partial class JobName
{
    /// <summary>Leaves room for digest, "-merge" and a task's number within the 63 characters of a DNS label.</summary>
    private const int MostOfStudy = 30;

    private const int DigestLength = 8;

    /// <summary>The name for a study in a folder: lower-case letters, digits and hyphens.</summary>
    public static string Of(string study, string folder)
    {
        string plain = Other().Replace(study.ToLowerInvariant(), "-");
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..DigestLength];
        return string.Join('-', ((string[])["hwsim", plain[..Math.Min(plain.Length, MostOfStudy)].Trim('-'), digest]).Where(p => p.Length > 0));
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Other();
}
