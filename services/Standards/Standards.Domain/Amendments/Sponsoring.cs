namespace Standards.Domain.Amendments;

using Decided = Decision<AmendmentEvent, AmendmentRefusal>;

/// <summary>Joining an amendment, and taking it back: rules of procedure of the General Assembly, 80.</summary>
static class Sponsoring
{
    public static Decided Join(ImmutableList<Amendment> all, AmendmentCommand.CoSponsor command) => Standing.Find(all, command.Amendment) switch
    {
        null                                                                     => new AmendmentRefusal.Unknown(),
        { IsOpen: false } a                                                      => new AmendmentRefusal.Settled(a.Number),
        { } a when a.Sponsor == command.Member || a.CoSponsors.Contains(command.Member) => new AmendmentRefusal.AlreadySponsor(a.Number),
        _                                                                        => new AmendmentEvent.CoSponsored(command.Act, command.Amendment, command.Member, command.By, command.Now, command.Under),
    };

    public static Decided Withdraw(ImmutableList<Amendment> all, AmendmentCommand.Withdraw command) => Standing.Find(all, command.Amendment) switch
    {
        null                                                                     => new AmendmentRefusal.Unknown(),
        { } a when a.Sponsor != command.Member                                   => new AmendmentRefusal.NotSponsor(a.Number),
        { IsOpen: false } a                                                      => new AmendmentRefusal.Settled(a.Number),
        { } a when all.Any(s => s.Amends == a.Id && s.Status is AmendmentStatus.Carried) => new AmendmentRefusal.AlreadyAmended(a.Number),
        { } a                                                                    => Withdrawn(all, a, command),
    };

    static AmendmentEvent.Withdrawn Withdrawn(ImmutableList<Amendment> all, Amendment amendment, AmendmentCommand.Withdraw command) => new(
        command.Act, amendment.Id, command.By,
        [.. Standing.OpenBelow(all, new HashSet<AmendmentId> { amendment.Id }).Select(a => new Fall(a.Id, $"Amendment {amendment.Number}, which it would change, was withdrawn."))],
        command.Now, command.Under);
}
