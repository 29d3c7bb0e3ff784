using GraphQL;
using Standards.Domain.Committees;
using Standards.Domain.Credentials;
using Standards.Graph;

namespace Standards.ReadingACommittee;

/// <summary>A committee at an instant.</summary>
[Public, Name("Roster")]
sealed class RosterView(Committee state, Roster roster)
{
    public DateTime On => roster.On.UtcDateTime;

    public IEnumerable<SeatView> Members => roster.Members.Select(s => new SeatView((Committee.Active)state, roster, s));

    public IEnumerable<OfficerView> Officers => roster.Officers.Select(o => new OfficerView(o));

    public IEnumerable<InterestView> Interests => roster.Interests.Select(i => new InterestView(i));

    /// <summary>How many members participated, and so had the duty to vote.</summary>
    public int Participating => roster.Members.Count(s => s.Term.Membership is Membership.Participating);

    /// <summary>How many of them had somebody who could vote for them.</summary>
    public int CouldVote => roster.CouldVote.Count();
}

/// <summary>A member at an instant.</summary>
[Public, Name("Seat")]
sealed class SeatView(Committee.Active committee, Roster roster, Seat seat)
{
    public OrganizationStub Member => new(seat.Member.Value);

    public Membership Membership => seat.Term.Membership;

    public DateTime From => seat.Term.Period.From.UtcDateTime;

    public DateTime? Until => seat.Term.Period.Until?.UtcDateTime;

    /// <summary>Whether it participated and somebody could vote for it.</summary>
    public bool CouldVote => seat.Term.Membership is Membership.Participating && roster.Holders(seat.Member, Credential.Vote).Any();

    /// <summary>The persons who could vote for the member then.</summary>
    public IEnumerable<HolderView> Voters => roster.Holders(seat.Member, Credential.Vote).Select(c => new HolderView(c));

    /// <summary>How the member keeps its duty to vote; null where it has none.</summary>
    public DutyView? Duty => DutyToVote.Reckon(committee, seat.Member, roster.On) is { } reckoning
        ? new(reckoning, committee.Find(seat.Member)!.Reminder is { } reminder && reminder.SentAt <= roster.On ? reminder : null)
        : null;

    /// <summary>When its duty to vote lapsed, until it is restored.</summary>
    public DateTime? LapsedAt => Lapsed?.UtcDateTime;

    /// <summary>From when on it can participate again.</summary>
    public DateTime? RestorableFrom => Lapsed?.AddMonths(DutyToVote.MonthsUntilRestored).UtcDateTime;

    DateTimeOffset? Lapsed => committee.Find(seat.Member)!.LapsedAt is { } at && at <= roster.On ? at : null;
}

/// <summary>A person's right to act for a member, with the delegation that it rests on.</summary>
[Public, Name("Holder")]
sealed class HolderView(MemberCredential holder)
{
    public PersonStub? Person => new(holder.Person.Value);

    public IEnumerable<string> Powers => holder.Credential.Powers;

    public DateTime From => holder.Credential.From.UtcDateTime;

    public DateTime? Until => holder.Credential.Until?.UtcDateTime;

    public AuthorityView Authority => new(holder.Person.Value, holder.Credential.Under);
}

/// <summary>The reckoning of the duty to vote. Nothing in it is rounded.</summary>
[Public, Name("Duty")]
sealed class DutyView(Reckoning reckoning, Reminder? reminder)
{
    public DateTime Since => reckoning.Since.UtcDateTime;

    public int Meetings => reckoning.Meetings;

    public int MissedInARow => reckoning.MissedInARow;

    public int Year => reckoning.Year;

    public int Ballots => reckoning.Ballots;

    public int BallotsMissed => reckoning.BallotsMissed;

    /// <summary>Why a reminder is due, as a sentence; null while the duty is kept.</summary>
    public string? Ground => reckoning.Ground?.Statement;

    public DateTime? RemindedAt => reminder?.SentAt.UtcDateTime;

    /// <summary>The instant at which the duty lapses, unless an answer is accepted or the ground is gone by then.</summary>
    public DateTime? AnswerBy => reminder?.AnswerBy.UtcDateTime;
}

/// <summary>A term of office.</summary>
[Public, Name("Officer")]
sealed class OfficerView(Appointment appointment)
{
    [Id]
    public string Id => appointment.Act.Value.ToString("D");

    public Office Office => appointment.Office;

    public PersonStub? Person => new(appointment.Person.Value);

    public OrganizationStub OnBehalfOf => new(appointment.OnBehalfOf.Value);

    public DateTime From => appointment.Period.From.UtcDateTime;

    public DateTime? Until => appointment.Period.Until?.UtcDateTime;

    public ReceiptStub Receipt => new(appointment.Act.Value);
}
