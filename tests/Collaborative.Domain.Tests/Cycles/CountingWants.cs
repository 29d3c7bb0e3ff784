using Collaborative.Domain.Tests.Quotas;

namespace Collaborative.Domain.Tests.Cycles;

public sealed class CountingWants
{
    static readonly Resource H100 = Resource.Of(new("H100"));

    [Fact]
    public void Counts_what_is_held_and_what_waits()
    {
        var scene = Scene.Of([8, 8], (8, 0), (8, 0)).Runs(Scene.Request(1, 0, 4, 2)).Asks(Scene.Request(2, 0, 8), Scene.Request(3, 1, 1, milli: 250));
        var wants = Wants.Of(scene.Snapshot);
        Assert.Equal((16.F(), new Fraction(1, 4)), (wants[SharingFairly.Id(2)][H100], wants[SharingFairly.Id(3)][H100]));
    }

    [Fact]
    public void Leaves_out_what_no_machine_would_do_for()
    {
        var other = Scene.Request(1, 0, 4);
        other = other with { Alternatives = [other.Alternatives[0] with { Worker = other.Alternatives[0].Worker with { Models = AcceleratorModels.OneOf(new AcceleratorModel("A100")) } }] };
        Assert.Empty(Wants.Of(Scene.Of([8], (8, 0)).Asks(other).Snapshot));
    }
}
