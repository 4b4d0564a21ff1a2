namespace HwSim.Workloads.Yaml;

/// <summary>An entry that does not fit its producers; the list builder catches it and reports it with its place.</summary>
/// <param name="message">Goes on after the operation's name.</param>
internal sealed class MisfitException(string message) : Exception(message);
