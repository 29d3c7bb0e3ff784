using CsCheck;

namespace Collaborative.Domain.Tests.Placement;

public sealed class PricingHoles
{
    [Fact]
    public void Two_halves_are_worth_half_a_device_each_and_less_than_a_half_nothing()
    {
        var prices = DevicePrices.Of(Mix.Of(Shares(500, 500, 500)));
        Assert.Equal((0, 500_000, 500_000, 1_000_000), (prices[499], prices[500], prices[999], prices[1000]));
    }

    [Fact]
    public void A_size_that_fits_beside_another_that_needs_a_device_anyway_is_free()
    {
        var prices = DevicePrices.Of(Mix.Of(Shares(810, 810, 160)));
        Assert.Equal((0, 1_000_000), (prices[190], prices[810]));
    }

    [Fact]
    public void A_larger_hole_is_never_worth_less_and_a_device_is_worth_one() => Mixes.Sample(shares =>
    {
        var prices = DevicePrices.Of(Mix.Of(Shares(shares)));
        Assert.All(Enumerable.Range(1, MilliDevices.One), hole => Assert.True(prices[hole] >= prices[hole - 1]));
        Assert.InRange(prices[MilliDevices.One], DevicePrices.Device - 20, DevicePrices.Device + 20);   // each price is rounded
    });

    /// <summary>Weak duality: no way to pack the shares needs fewer devices than their prices add up to.</summary>
    [Fact]
    public void Prices_add_up_to_no_more_than_the_devices_that_first_fit_needs() => Mixes.Sample(shares =>
    {
        var prices = DevicePrices.Of(Mix.Of(Shares(shares)));
        List<int> devices = [];
        foreach (var share in shares.OrderDescending())
        {
            var at = devices.FindIndex(hole => hole >= share);
            if (at < 0)
                devices.Add(MilliDevices.One - share);
            else
                devices[at] -= share;
        }
        Assert.True(shares.Sum(s => LowestWorth(prices, s)) <= (devices.Count * (long)DevicePrices.Device) + shares.Length);
    });

    /// <summary>What a hole loses when the share is put into it, at least: the share's own price.</summary>
    static long LowestWorth(DevicePrices prices, int share) =>
        Enumerable.Range(share, MilliDevices.One - share + 1).Min(hole => prices[hole] - prices[hole - share]);

    static readonly Gen<int[]> Mixes = Generated.One(50, 110, 160, 230, 320, 470, 550, 650, 810, 1000).Array[1, 40];

    static IEnumerable<Demand> Shares(params int[] shares) => shares.Select(s => new Demand(new(0), new(0), 1, new(s), AcceleratorModels.Any));
}
