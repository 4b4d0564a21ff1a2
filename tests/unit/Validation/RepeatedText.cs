using System.Text;

namespace HwSim.Tests.Unit.Validation;

/// <summary>A stream of a first line and then the same line over and over; no part of it is held.</summary>
internal sealed class RepeatedText(string first, string line, long times) : Stream
{
    private readonly byte[] repeated = Encoding.UTF8.GetBytes(line);
    private byte[] current = Encoding.UTF8.GetBytes(first);
    private int at;
    private long left = times;

    /// <summary>How much was read so far.</summary>
    public long BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (at == current.Length)
        {
            if (left-- <= 0)
            {
                return 0;
            }

            (current, at) = (repeated, 0);
        }

        int length = Math.Min(count, current.Length - at);
        Array.Copy(current, at, buffer, offset, length);
        at += length;
        BytesRead += length;
        return length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
