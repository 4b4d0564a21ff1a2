using HwSim.Core.Machine;
using HwSim.Core.Results.Measured;

namespace HwSim.Core.Engine.Validation;

/// <summary>A model that can be held against measurements. It must not have seen rows of the device that it is asked about, unless it is calibrated to it.</summary>
public interface IKernelModel
{
    /// <summary>How many constants behind the predictions of a device were fitted, on whatever devices.</summary>
    int ConstantsFittedFor(string device);

    /// <summary>True where calibration fits the machine, on rows of all its kernels together; false where it fits each kernel and type by itself.</summary>
    bool CalibratesDevice(string device) => false;

    /// <summary>The time of a measured kernel, without a look at its measured time.</summary>
    KernelPrediction Predict(Measurement measurement);

    /// <summary>The machine of a device, to run whole networks on; null where the model has none.</summary>
    IAccelerator? MachineOf(string device) => null;

    /// <summary>What the predicted time consists of, for people; empty where there is no prediction.</summary>
    string Explain(Measurement measurement);

    /// <summary>The model after a look at some rows of one device: of all kernels where <see cref="CalibratesDevice"/>, else of one kernel and type.</summary>
    IKernelModel CalibratedTo(IReadOnlyList<Measurement> rows);
}
