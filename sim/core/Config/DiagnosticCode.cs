namespace HwSim.Core.Config;

/// <summary>The numbered problems that an input can have; the number is printed as <c>HW###</c> and stays stable.</summary>
public enum DiagnosticCode
{
    // Files and YAML syntax
    UnreadableFile = 1,
    NotUtf8 = 2,
    EmptyFile = 3,
    FileTooLarge = 4,
    Syntax = 5,
    NestedTooDeep = 6,
    AliasesTooLarge = 7,
    DuplicateKey = 8,

    // Structure
    UnknownKey = 20,
    MissingKey = 21,
    WrongNodeKind = 22,
    WrongFileKind = 23,
    UnsupportedVersion = 24,
    UnknownName = 25,
    CyclicBase = 26,
    BadOverride = 27,
    BadCommandLine = 28,

    // Values
    NotANumber = 40,
    MissingUnit = 41,
    WrongUnit = 42,
    OutOfRange = 43,
    UnknownChoice = 44,
    Inconsistent = 45,
    EmptyValue = 46,

    // Workload files
    BadTopology = 60,
    BadOnnx = 61,
    MissingExternalData = 62,
    CyclicGraph = 63,
    UnknownShape = 64,
    UnsupportedModel = 65,
    BadJson = 66,
    UnboundDimension = 67,

    // Results
    BadResult = 80,
    Unwritable = 81,
    Infeasible = 82,
    UnsupportedFidelity = 83,
    UnsupportedFeature = 84,

    // Studies and their stores
    BadExpression = 100,
    CyclicAxes = 101,
    EmptySpace = 102,
    SpaceTooLarge = 103,
    OtherStudy = 104,
    BadStore = 105,

    // Clusters
    SchedulerFailed = 110,

    // Measurements
    BadMeasurements = 120,
    BadMeasurement = 121,
    UnknownDevice = 122,
    UnknownKernel = 123,

    // Tensors
    BadTensor = 130,
}
