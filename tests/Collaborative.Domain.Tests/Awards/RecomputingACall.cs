using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Collaborative.Domain.Applications;
using Collaborative.Domain.Awards;
using Collaborative.Domain.Calls;
using CsCheck;
using static Collaborative.Domain.Tests.Calls.Sample;

namespace Collaborative.Domain.Tests.Awards;

/// <summary>Whoever has the file of a decision decides it again, and sees what was changed.</summary>
public sealed class RecomputingACall
{
    static readonly Gen<Docket> Drawn = RandomDocket.Read(Lottery with { Reviewers = ReviewerPool.Named });

    [Fact]
    public void Gives_what_was_published_to_the_byte() => Drawn.Sample(docket =>
    {
        var same = Assert.IsType<CallRecomputation.Same>(CallRecord.Recompute(CallRecord.Of(docket)));
        Assert.Equal((docket.Digest(), docket.Candidates.Length), (same.Docket.Digest(), same.Applications));
    });

    [Fact]
    public void Decides_a_docket_alone() => Drawn.Sample(docket =>
        Assert.Equal(CallRecord.Of(docket), Assert.IsType<CallRecomputation.Decided>(CallRecord.Recompute(docket.Write())).Record));

    [Fact]
    public void Names_the_application_whose_score_was_changed()
    {
        var docket = Drawn.Single();
        var file = Changed(docket, f => f["ranking"]![0]!["merit"] = "999");
        Assert.Equal(Deciding.Of(docket)[0].Application.Value, Assert.IsType<CallRecomputation.Different>(CallRecord.Recompute(file)).First);
    }

    [Fact]
    public void Sees_an_award_that_was_raised_and_a_rating_that_was_changed() => Drawn.Sample(docket =>
    {
        Assert.IsType<CallRecomputation.Different>(CallRecord.Recompute(Changed(docket, f => f["ranking"]![0]!["lines"]!.AsArray().Add(new JsonObject { ["model"] = "H100", ["gpuSeconds"] = 1_000_000 }))));
        Assert.IsType<CallRecomputation.Different>(CallRecord.Recompute(Changed(docket, f => f["docketSha256"] = new string('0', 64))));
        Assert.IsType<CallRecomputation.Different>(CallRecord.Recompute(Changed(docket, f => f["ranking"]!.AsArray().RemoveAt(0))));
    });

    [Fact]
    public void Refuses_a_seed_that_was_not_committed_to()
    {
        var other = Drawn.Single() with { Seed = new('8', 64) };
        Assert.Contains("not the one that was committed to", Assert.IsType<CallRecomputation.Different>(CallRecord.Recompute(CallRecord.Of(other))).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"format\":\"collaborative.call/1\"}")]
    [InlineData("{\"format\":\"collaborative.call/1\",\"docket\":{\"candidates\":null}}")]
    [InlineData("{\"candidates\":[]}")]
    public void Says_what_is_no_decision(string file) => Assert.IsType<CallRecomputation.Unreadable>(CallRecord.Recompute(Encoding.UTF8.GetBytes(file)));

    [Fact]
    public void Is_told_from_a_cycle()
    {
        Assert.True(IsOfCall(CallRecord.Of(Drawn.Single())));
        Assert.True(IsOfCall(Drawn.Single().Write()));
        Assert.False(IsOfCall(CycleRecord.Of(Cycles.Scene.Of([8], (8, 0)).Snapshot).Bytes.ToArray()));
        Assert.False(IsOfCall("[]"u8.ToArray()));

        static bool IsOfCall(byte[] file) => CallRecord.IsOfCall(JsonDocument.Parse(file).RootElement);
    }

    static byte[] Changed(Docket docket, Action<JsonObject> change)
    {
        var file = JsonNode.Parse(CallRecord.Of(docket))!.AsObject();
        change(file);
        return Encoding.UTF8.GetBytes(file.ToJsonString());
    }
}
