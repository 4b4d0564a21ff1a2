namespace HwSim.Store;

/// <summary>What a store says about the study whose results it holds.</summary>
/// <param name="Name">The study's name.</param>
/// <param name="Digest">SHA-256 of <paramref name="Configuration"/>: results belong to it alone.</param>
/// <param name="Configuration">The canonical text of everything that results depend on.</param>
/// <param name="Points">How many points the whole study has.</param>
/// <param name="File">The text of the study file: objectives, which change no result, stand only here.</param>
public sealed record StudyRecord(string Name, string Digest, string Configuration, long Points, string File);
