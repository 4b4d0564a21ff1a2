using BenchmarkDotNet.Running;
using HwSim.Bench;

// Without arguments: the headline figures in about a minute. With arguments: BenchmarkDotNet, e.g. --filter '*'.
if (args.Length > 0)
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
else
{
    Headlines.Print();
}
