using HwSim.Accelerators.Fpga;

namespace HwSim.Tests.Unit.Fpga;

/// <summary>Experts of an MoE layer: loaded once each in turn against loaded as tokens ask for them.</summary>
public class ExpertScheduleTests
{
    [Fact]
    public void Unused_experts_cost_nothing_and_the_longer_of_queue_and_load_decides()
    {
        Assert.Equal(0, ExpertSchedule.Reordered([0, 0], 10, 100));
        Assert.Equal(100 + 30, ExpertSchedule.Reordered([3, 0], 10, 100));
        Assert.Equal(100 + 100 + 200, ExpertSchedule.Reordered([3, 0, 20], 10, 100));
        Assert.Equal(100 + 200 + 30, ExpertSchedule.Reordered([20, 3], 10, 100));
    }

    /// <summary>The same tokens in any order take no less than reordered ones: each expert in use is loaded at least once, and nothing hides it.</summary>
    [Fact]
    public void Reordering_is_never_slower()
    {
        Random random = new(7);
        for (int i = 0; i < 200; i++)
        {
            int[] choices = [.. Enumerable.Range(0, 129 * 2).Select(_ => random.Next(16))];
            long[] queues = [.. Enumerable.Range(0, 16).Select(e => (long)choices.Count(c => c == e))];
            double load = random.Next(1, 2000);
            Assert.True(ExpertSchedule.Reordered(queues, 25, load) <= ExpertSchedule.InOrder(choices, 25, load));
        }
    }
}
