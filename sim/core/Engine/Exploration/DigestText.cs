using System.Text;

namespace HwSim.Core.Engine.Exploration;

/// <summary>Makes digests of texts that begin alike, without making the texts. For one worker.</summary>
internal sealed class DigestText
{
    private readonly int beginning;
    private byte[] buffer;

    public DigestText(string beginning)
    {
        buffer = Encoding.UTF8.GetBytes(beginning);
        this.beginning = buffer.Length;
    }

    /// <summary>The digest of the beginning and the rest.</summary>
    public string Of(string rest)
    {
        int longest = beginning + Encoding.UTF8.GetMaxByteCount(rest.Length);
        if (buffer.Length < longest)
        {
            Array.Resize(ref buffer, longest);
        }

        return Digest.Of(buffer.AsSpan(0, beginning + Encoding.UTF8.GetBytes(rest, buffer.AsSpan(beginning))));
    }
}
