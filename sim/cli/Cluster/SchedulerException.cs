namespace HwSim.Cli.Cluster;

/// <summary>A scheduler that is not there, does not answer or refuses, with the reason in one sentence without a full stop.</summary>
internal sealed class SchedulerException(string message) : Exception(message);
