using HwSim.Accelerators.ScaleSim;

namespace HwSim.Tests.Unit.ScaleSim;

public class NumPyRandomTests
{
    /// <summary>First outputs of MT19937 with the reference seed 5489 (Matsumoto and Nishimura; also C++ std::mt19937).</summary>
    [Fact]
    public void Words_are_those_of_the_mersenne_twister()
    {
        var random = new NumPyRandom(5489);
        Assert.Equal([3499211612u, 581869302u, 3890346734u], [random.NextWord(), random.NextWord(), random.NextWord()]);
        for (int i = 3; i < 9999; i++)
        {
            random.NextWord();
        }

        // The C++ standard fixes the 10,000th output, [rand.predef].
        Assert.Equal(4123659995u, random.NextWord());
    }

    [Fact]
    public void A_range_of_one_takes_no_draw()
    {
        var random = new NumPyRandom(5489);
        Assert.Equal(1, random.Next(1, 2));
        Assert.Equal(3499211612u, random.NextWord());
    }

    [Fact]
    public void An_empty_range_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new NumPyRandom(1).Next(3, 3));
}
