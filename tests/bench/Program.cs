using BenchmarkDotNet.Running;
using HwSim.Bench;

// Without arguments: the headline figures in about a minute. With 'search': what searches find. With others: BenchmarkDotNet, e.g. --filter '*'.
if (args is ["search"])
{
    SearchQuality.Print();
}
else if (args.Length > 0)
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
else
{
    Headlines.Print();
}
