using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace HwSim.Tests.Unit;

/// <summary>The plan of the house, kept: who may use whom, documented public types, small files with one type each.</summary>
public partial class ArchitectureTests
{
    private const int LongestFile = 400;

    /// <summary>The folders of the hub; each may use those before it.</summary>
    private static readonly string[] HubOrder = ["Units", "Config", "Graph", "Mappings", "Results", "Machine", "Engine"];

    private static readonly Assembly[] Rooms =
    [
        typeof(Accelerators.Machines).Assembly, typeof(HwSim.Workloads.WorkloadPresets).Assembly, typeof(Reports.Design.DesignReport).Assembly, typeof(Kernels.Reference.IntegerGemm).Assembly, typeof(Store.ResultStore).Assembly,
    ];

    private static readonly Assembly Hub = typeof(Core.Units.Cycles).Assembly;

    [Fact]
    public void The_hub_references_none_of_our_projects() => Assert.Empty(Ours(Hub));

    [Fact]
    public void Rooms_reference_only_the_hub() => Assert.All(Rooms, room => Assert.DoesNotContain(Ours(room), r => r != Hub.GetName().Name));

    [Fact]
    public void Every_namespace_of_the_hub_has_its_place_in_the_order() =>
        Assert.Equal(HubOrder.Order(), Hub.GetTypes().Select(FolderOf).OfType<string>().Distinct().Order());

    [Fact]
    public void Signatures_in_the_hub_use_only_folders_above()
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        List<string> wrong = [];
        foreach (Type type in Hub.GetTypes().Where(t => FolderOf(t) is not null))
        {
            IEnumerable<Type?> used =
            [
                type.BaseType, .. type.GetInterfaces(), .. type.GetFields(All).Select(f => f.FieldType), .. type.GetProperties(All).Select(p => p.PropertyType),
                .. type.GetMethods(All).SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType)),
                .. type.GetConstructors(All).SelectMany(c => c.GetParameters().Select(p => p.ParameterType)),
            ];
            wrong.AddRange(used.OfType<Type>().SelectMany(Parts).Where(u => u.Assembly == Hub && IsBelow(FolderOf(u), FolderOf(type)!)).Select(u => $"{type} uses {u}"));
        }

        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void Sources_in_the_hub_name_only_folders_above()
    {
        List<string> wrong = [];
        foreach (string folder in HubOrder)
        {
            foreach (string file in Sources(Path.Combine("sim", "core", folder)))
            {
                string code = Comment().Replace(File.ReadAllText(file), "");
                wrong.AddRange(HubName().Matches(code).Select(m => m.Groups[1].Value).Where(used => IsBelow(used, folder)).Select(used => $"{Short(file)} uses {used}"));
            }
        }

        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void Public_types_say_what_they_are()
    {
        List<string> undocumented = [];
        foreach (Assembly assembly in Rooms.Append(Hub))
        {
            HashSet<string> documented =
            [
                .. XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
                    .Where(m => !string.IsNullOrWhiteSpace(m.Element("summary")?.Value) || m.Element("inheritdoc") is not null)
                    .Select(m => m.Attribute("name")!.Value),
            ];
            undocumented.AddRange(assembly.GetExportedTypes().Where(t => t.Namespace is { } n && n.StartsWith("HwSim", StringComparison.Ordinal) && !IsGenerated(t) && !documented.Contains($"T:{t.FullName!.Replace('+', '.')}")).Select(t => t.FullName!));
        }

        Assert.Empty(undocumented);
    }

    [Fact]
    public void Files_are_short_and_hold_one_type()
    {
        List<string> wrong = [];
        foreach (string file in AllSources())
        {
            string[] lines = File.ReadAllLines(file);
            int types = lines.Count(l => TopLevelType().IsMatch(l));
            if (lines.Length > LongestFile || types > 1)
            {
                wrong.Add($"{Short(file)}: {lines.Length} lines, {types} types");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void No_type_is_named_for_lack_of_a_name() =>
        Assert.Empty(Rooms.Append(Hub).Append(typeof(HwSim.Cli.Program).Assembly).SelectMany(a => a.GetTypes()).Where(t => Vague().IsMatch(t.Name) && !IsGenerated(t)).Select(t => t.FullName));

    private static IEnumerable<string> Ours(Assembly assembly) => assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("HwSim", StringComparison.Ordinal) || n == "hwsim");

    private static string? FolderOf(Type type) => type.Namespace is { } name && name.StartsWith("HwSim.Core.", StringComparison.Ordinal) ? name.Split('.')[2] : null;

    private static bool IsBelow(string? used, string user) => Array.IndexOf(HubOrder, used) > Array.IndexOf(HubOrder, user);

    /// <summary>A type and everything that it is put together from.</summary>
    private static IEnumerable<Type> Parts(Type type) => type.HasElementType
        ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().Where(a => a != type).SelectMany(Parts).Append(type) : [type];

    /// <summary>The ONNX schema is generated from its .proto file.</summary>
    private static bool IsGenerated(Type type) => type.Namespace is "Onnx" || type.FullName!.Contains('<', StringComparison.Ordinal) || typeof(Google.Protobuf.IMessage).IsAssignableFrom(type);

    private static IEnumerable<string> AllSources() => new[] { "sim", "accelerators", "workloads", "reports", "kernels", "tests" }.SelectMany(Sources);

    private static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
        .Where(f => !Short(f).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"));

    private static string Short(string file) => Path.GetRelativePath(Repository.Root, file);

    [GeneratedRegex(@"(?:using HwSim\.Core\.|(?<![\w.])(?:HwSim\.)?Core\.|(?<![\w.]))(Units|Config|Graph|Mappings|Results|Machine|Engine)(?:\.[A-Z]|;)")]
    private static partial Regex HubName();

    [GeneratedRegex(@"//.*|""(?:[^""\\]|\\.)*""")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(?:(?:public|internal|file|static|sealed|abstract|readonly|partial|ref|unsafe) )*(?:class|struct|interface|enum|record(?: struct| class)?|delegate) \w")]
    private static partial Regex TopLevelType();

    [GeneratedRegex("(Manager|Helper|Helpers|Util|Utils|Utilities|Misc)$")]
    private static partial Regex Vague();
}
