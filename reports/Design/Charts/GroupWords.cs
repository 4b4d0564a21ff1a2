using HwSim.Reports.Words;

namespace HwSim.Reports.Design.Charts;

/// <summary>What charts say about the rows they show.</summary>
internal static class GroupWords
{
    public static string Lead(OperationGroups groups, string quantity) => groups.Grouped
        ? $"Operations of one kind and shape share a row; the rows with most {quantity} come first. The table of operations has each of them."
        : "From top to bottom in the order of the run.";

    public static string Detail(OperationGroup group)
    {
        string kinds = string.Join(", ", group.Members.Select(m => Vocabulary.Plain(m.Kind)).Distinct().Take(4));
        return group.Shape.Length > 0 ? $"{kinds}, {group.Shape}" : kinds;
    }
}
