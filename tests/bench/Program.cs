using BenchmarkDotNet.Running;
using HwSim.Bench;

// Without arguments: the headline figures in about a minute. "page": the report of a large study alone. Else BenchmarkDotNet, e.g. --filter '*'.
if (args is ["page"])
{
    Headlines.PrintPage();
}
else if (args.Length > 0)
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
else
{
    Headlines.Print();
}
