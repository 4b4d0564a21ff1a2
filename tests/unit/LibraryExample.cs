using HwSim.Accelerators;
using HwSim.Core.Config;
using HwSim.Core.Engine;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Results;
using HwSim.Reports.Design;
using HwSim.Workloads;
using HwSim.Workloads.Yaml;

namespace MyProgram;

/// <summary>The example of the README; a test keeps the two equal.</summary>
internal static class LibraryExample
{
    public static string Report()
    {
        // <example>
        Diagnostics problems = [];
        MappingNode file = Machines.Resolve(Machines.Preset("systolic-128x128")!, ["array.rows=64"], problems)!;
        IAccelerator machine = Machines.Build(file, problems)!;
        WorkloadGraph network = WorkloadFile.Load(WorkloadPresets.Text("resnet50")!, [], problems)!.Build(WorkloadOptions.Default, problems)!;

        RunResult result = Simulation.Run(new RunRequest(machine, file, network, [], Fidelity.Event, "my program", ""));
        string html = DesignReport.Html(result);
        // </example>
        return html;
    }
}
