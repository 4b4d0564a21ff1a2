namespace HwSim.Accelerators.Coupled.Schedule;

/// <summary>Events by time, those of equal time in the order in which they were added.</summary>
internal sealed class EventQueue
{
    private (double At, long Order, int Payload)[] heap = new (double, long, int)[16];
    private int count;
    private long added;

    public bool IsEmpty => count == 0;

    public void Clear() => (count, added) = (0, 0);

    public void Add(double at, int payload)
    {
        if (count == heap.Length)
        {
            Array.Resize(ref heap, 2 * count);
        }

        int place = count++;
        (double At, long Order, int Payload) item = (at, added++, payload);
        while (place > 0)
        {
            int above = (place - 1) / 2;
            if (!IsBefore(item, heap[above]))
            {
                break;
            }

            heap[place] = heap[above];
            place = above;
        }

        heap[place] = item;
    }

    public (double At, int Payload) Take()
    {
        (double at, long _, int payload) = heap[0];
        (double At, long Order, int Payload) last = heap[--count];
        int place = 0;
        while (true)
        {
            int below = (2 * place) + 1;
            if (below >= count)
            {
                break;
            }

            below += below + 1 < count && IsBefore(heap[below + 1], heap[below]) ? 1 : 0;
            if (!IsBefore(heap[below], last))
            {
                break;
            }

            heap[place] = heap[below];
            place = below;
        }

        heap[place] = last;
        return (at, payload);
    }

    private static bool IsBefore(in (double At, long Order, int Payload) a, in (double At, long Order, int Payload) b) => a.At < b.At || (a.At == b.At && a.Order < b.Order);
}
