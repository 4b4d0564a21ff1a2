using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace HwSim.Core.Engine.Exploration;

/// <summary>A digest of results that is equal for equal results in whatever order they come: the sum of the first 128 bits of each one's SHA-256.</summary>
public sealed class ResultDigest
{
    private byte[] text = [];
    private UInt128 sum;

    /// <summary>How many results were added.</summary>
    public long Results { get; private set; }

    /// <summary>The digest so far, 32 hexadecimal digits.</summary>
    public string Text => sum.ToString("x32", CultureInfo.InvariantCulture);

    /// <summary>Adds a result; baseline designs are no points and are left out.</summary>
    public void Add(PointResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.IsBaseline)
        {
            return;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        int length = result.WriteCanonicalText(ref text);
        _ = SHA256.HashData(text.AsSpan(0, length), hash);
        sum = unchecked(sum + BinaryPrimitives.ReadUInt128BigEndian(hash));
        Results++;
    }
}
