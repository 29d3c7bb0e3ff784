using Standards.Domain.Committees;
using static Standards.Domain.Tests.Ballots.Sample;
using static Standards.Domain.Tests.Committees.Sample;

namespace Standards.Domain.Tests.Committees;

public sealed class FoundingACommittee
{
    [Fact]
    public void Enters_it_with_its_parent_and_date()
    {
        var founded = ACommittee.When(Found).Then<CommitteeEvent.Founded>();

        Assert.Equal((new CommitteeId(Id(50)), Founding, Today), (founded.Parent!.Value, founded.From, founded.At));
    }

    [Fact]
    public void Happens_once() => AtWork.When(Found).ThenRefused("committee.already_founded");

    [Theory]
    [InlineData(CommitteeKind.TechnicalCommittee, null, true)]
    [InlineData(CommitteeKind.TechnicalCommittee, CommitteeKind.TechnicalCommittee, false)]
    [InlineData(CommitteeKind.Subcommittee, CommitteeKind.TechnicalCommittee, true)]
    [InlineData(CommitteeKind.Subcommittee, null, false)]
    [InlineData(CommitteeKind.Subcommittee, CommitteeKind.WorkingGroup, false)]
    [InlineData(CommitteeKind.WorkingGroup, CommitteeKind.Subcommittee, true)]
    [InlineData(CommitteeKind.WorkingGroup, CommitteeKind.TechnicalCommittee, true)]
    [InlineData(CommitteeKind.WorkingGroup, CommitteeKind.WorkingGroup, false)]
    [InlineData(CommitteeKind.WorkingGroup, null, false)]
    public void Keeps_the_order_of_bodies(CommitteeKind kind, CommitteeKind? parent, bool fits)
    {
        var asked = ACommittee.When(Found with { Kind = kind, Parent = parent is { } above ? new(new(Id(50)), above) : null });

        if (fits)
            asked.Then<CommitteeEvent.Founded>();
        else
            asked.ThenRefused("input.invalid");
    }

    [Fact]
    public void Is_refused_where_something_is_missing()
    {
        foreach (var broken in new[] { Found with { Reference = " " }, Found with { Name = "" }, Found with { Scope = "" }, Found with { From = Today.AddTicks(1) } })
            ACommittee.When(broken).ThenRefused("input.invalid");
    }

    [Fact]
    public void Comes_before_everything_else() => ACommittee.When(Admit(Norway, Today)).ThenRefused("committee.unknown");
}
