namespace HwSim.Core.Results;

/// <summary>What it takes to get the same result again.</summary>
/// <param name="ConfigDigest">SHA-256 over machine, workload, techniques and fidelity.</param>
/// <param name="ModelVersion">Version of the program.</param>
/// <param name="Command">The command line without paths of this machine.</param>
public sealed record Provenance(string ConfigDigest, string ModelVersion, string Command);
