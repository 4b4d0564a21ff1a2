using BenchmarkDotNet.Running;
using HwSim.Bench;

// Without arguments: the headline figures in about a minute. 'formats': number formats. Other arguments: BenchmarkDotNet, e.g. --filter '*'.
if (args is ["formats"])
{
    FormatFigures.Print();
}
else if (args.Length > 0)
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
else
{
    Headlines.Print();
}
