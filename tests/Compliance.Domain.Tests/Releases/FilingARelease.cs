using Compliance.Domain.Pausing;
using Compliance.Domain.Releases;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Releases;

public sealed class FilingARelease
{
    static readonly DateOnly Today = DateOnly.FromDateTime(Noon.UtcDateTime);
    static readonly ReleaseSheet Api = new(Act(5), "1", AccessKind.Api, Today.AddDays(-10), null, ["JP", "EU"], "The announcement", IsPublic: true);
    static readonly ReleaseSheet Weights = Api with { Access = AccessKind.OpenWeights };

    [Fact]
    public void Is_done_once_and_says_where_and_from_where()
    {
        var filed = After(Release.Initial, File(Api));
        Assert.Equal("release.already_filed", Refused(filed, File(Api)));
        Assert.Equal("release.wordless", Refused(Release.Initial, File(Api with { Source = "" })));
        Assert.Equal("release.jurisdiction_unknown", Refused(Release.Initial, File(Api with { Jurisdictions = ["XX"] })));
        Assert.Equal("release.jurisdiction_unknown", Refused(Release.Initial, File(Api with { Jurisdictions = ["JP", "JP"] })));
        Assert.Equal("release.time_exchanged", Refused(Release.Initial, File(Api with { Until = Api.From })));
        Assert.Equal("release.internal_not_public", Refused(Release.Initial, File(Api with { Access = AccessKind.Internal })));
        Assert.Equal("release.unknown", Refused(Release.Initial, Withdraw(Today)));
    }

    [Fact]
    public void Can_be_withdrawn_but_weights_that_were_given_cannot_be_recalled()
    {
        Assert.Equal(ReleaseStatus.Ended, StatusOf(After(Release.Initial, File(Api), Withdraw(Today))));
        Assert.Equal(ReleaseStatus.CannotBeRecalled, StatusOf(After(Release.Initial, File(Weights), Withdraw(Today))));
        Assert.Equal(ReleaseStatus.CannotBeRecalled, StatusOf(After(Release.Initial, File(Weights with { Until = Today.AddDays(-1) }))));
        Assert.Equal(ReleaseStatus.Available, StatusOf(After(Release.Initial, File(Weights), Withdraw(Today.AddDays(1)))));
        Assert.Equal("release.already_withdrawn", Refused(After(Release.Initial, File(Api), Withdraw(Today)), Withdraw(Today)));
        Assert.Equal("release.wordless", Refused(After(Release.Initial, File(Api)), Withdraw(Today) with { Reason = " " }));
    }

    [Fact]
    public void Is_undone_only_before_it_has_begun()
    {
        Assert.Equal("release.has_begun", Refused(After(Release.Initial, File(Weights)), Withdraw(Weights.From)));
        var announced = After(Release.Initial, File(Weights with { From = Today.AddDays(5) }));
        Assert.Equal(ReleaseStatus.Announced, StatusOf(announced));
        Assert.Equal(ReleaseStatus.Ended, ((Release.Filed)After(announced, Withdraw(Today.AddDays(5)))).StatusOn(Today.AddDays(9)));
    }

    [Theory]
    [InlineData(AccessKind.Api, PausedKind.Deployment, 0, true)]
    [InlineData(AccessKind.Internal, PausedKind.Deployment, 0, true)]
    [InlineData(AccessKind.OpenWeights, PausedKind.SharingOfWeights, 0, true)]
    [InlineData(AccessKind.LicensedWeights, PausedKind.SharingOfWeights, 3, true)]
    [InlineData(AccessKind.OpenWeights, PausedKind.Deployment, 0, false)]
    [InlineData(AccessKind.Api, PausedKind.SharingOfWeights, 0, false)]
    [InlineData(AccessKind.Api, PausedKind.Deployment, -1, false)]   // it had begun when the order was given
    public void Is_refused_with_the_number_of_the_order_that_forbids_it(AccessKind access, PausedKind paused, int begins, bool isRefused)
    {
        var sheet = Api with { Access = access, From = Today.AddDays(begins), IsPublic = false };
        foreach (var scope in new PauseScope[] { new([paused], [Act(7)], [], []), new([paused], [], [Act(5)], []), new([paused], [], [], ["LANGUAGE"]) })
        {
            var decision = Release.Decide(Release.Initial, File(sheet) with { Orders = [new(2, Today.AddDays(-90), new([PausedKind.Training], [Act(7)], [], [])), new(9, Today, scope)] });
            if (isRefused)
                Assert.Contains("Order 9 ", Assert.IsType<ReleaseRefusal.Paused>(Assert.IsType<Decision<ReleaseEvent, ReleaseRefusal>.Refused>(decision).Reason).Message, StringComparison.Ordinal);
            else
                Assert.IsType<Decision<ReleaseEvent, ReleaseRefusal>.Accepted>(decision);
        }
    }

    [Fact]
    public void Comes_first() => Assert.Throws<CorruptStreamException>(() => Release.Evolve(Release.Initial, new ReleaseEvent.Withdrawn(Act(1), Today, "R", Person, Noon)));

    static ReleaseCommand.File File(ReleaseSheet sheet) => new(Act(1), sheet, [Act(7)], ["Language"], [], Person, Noon);

    static ReleaseCommand.Withdraw Withdraw(DateOnly day) => new(Act(2), day, "It was misused.", Person, Noon);

    static ReleaseStatus StatusOf(Release release) => ((Release.Filed)release).StatusOn(Today);

    static Release After(Release state, params ReleaseCommand[] commands) => commands.Aggregate(state, (s, c) => Assert.IsType<Decision<ReleaseEvent, ReleaseRefusal>.Accepted>(Release.Decide(s, c)).Events.Aggregate(s, Release.Evolve));

    static string Refused(Release state, ReleaseCommand command) => Assert.IsType<Decision<ReleaseEvent, ReleaseRefusal>.Refused>(Release.Decide(state, command)).Reason.Code;
}
