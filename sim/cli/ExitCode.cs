namespace HwSim.Cli;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    public const int Fine = 0;
    public const int WrongInput = 1;
    public const int Failed = 2;
    public const int CheckFailed = 3;
    public const int Interrupted = 130;
}
