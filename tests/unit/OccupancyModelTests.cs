using HwSim.Accelerators.SparseCore;

namespace HwSim.Tests.Unit;

/// <summary>The uniform density model against random data, and its ends.</summary>
public class OccupancyModelTests
{
    [Theory, InlineData(32, 8, 0.25), InlineData(32, 16, 0.44), InlineData(32, 8, 0.9), InlineData(5, 3, 0.5)]
    public void Expected_steps_are_those_of_random_tiles(int tile, int step, double density)
    {
        // A share deviates by at most one half, so the mean of so many tiles by 0.0011: two of those.
        const int Tiles = 200_000;
        const double Noise = 0.0022;
        Random random = new(3);
        double steps = 0;
        for (int i = 0; i < Tiles; i++)
        {
            int kept = 0;
            for (int j = 0; j < tile; j++)
            {
                kept += random.NextDouble() < density ? 1 : 0;
            }

            steps += Math.Min(tile, (kept + step - 1) / step * step);
        }

        Assert.InRange(OccupancyModel.ExpectedShare(tile, step, density) - (steps / tile / Tiles), -Noise, Noise);
    }

    [Fact]
    public void It_is_exact_at_its_ends_and_for_steps_of_one()
    {
        Assert.Equal(0, OccupancyModel.ExpectedShare(32, 8, 0));
        Assert.Equal(1, OccupancyModel.ExpectedShare(32, 8, 1));
        Assert.Equal(0.37, OccupancyModel.ExpectedShare(32, 1, 0.37), 12);
    }
}
