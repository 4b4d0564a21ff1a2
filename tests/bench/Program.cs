using BenchmarkDotNet.Running;
using HwSim.Bench;
using HwSim.Bench.Fit;

// Without arguments: the headline figures in about a minute. 'formats': number formats. 'quantized DIR': the study of quantized
// accelerators, with the folder of studies. 'search': what searches find. 'page': the report of a large study.
// 'coupled speed|sensitivity|studies': coupled machines. 'fit-gpu OUT DATA...': the constants of the GPU model.
// Other arguments: BenchmarkDotNet, e.g. --filter '*'.
if (args is ["formats"])
{
    FormatFigures.Print();
}
else if (args is ["quantized", var studies])
{
    QuantizedStudy.Print(studies);
}
else if (args is ["search"])
{
    SearchQuality.Print();
}
else if (args is ["page"])
{
    Headlines.PrintPage();
}
else if (args is ["coupled", var asked])
{
    Action print = asked switch { "speed" => CoupledFigures.PrintSpeed, "sensitivity" => CoupledFigures.PrintSensitivity, _ => CoupledFigures.PrintStudies };
    print();
}
else if (args is ["fit-gpu", var output, .. var data])
{
    string only = data is [.., var last] && last.StartsWith("only=", StringComparison.Ordinal) ? last["only=".Length..] : "";
    GpuFit.Run(data.Where(d => !d.StartsWith("only=", StringComparison.Ordinal)), output, only);
}
else if (args.Length > 0)
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
else
{
    Headlines.Print();
}
