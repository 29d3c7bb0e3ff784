using GraphQL;
using Standards.Domain.Ballots;
using Standards.Domain.Committees;
using Standards.FoundingACommittee;
using Standards.Graph;
using Standards.ReadingACommittee;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph
{
    /// <summary>The members of a committee as of an instant, now where none is given.</summary>
    sealed class ElectorateOfInput
    {
        [Id]
        public required string CommitteeId { get; init; }

        public DateTime? AsOf { get; init; }

        /// <summary>Whether observing members vote too, as in an enquiry or approval, where all national bodies do.</summary>
        [DefaultAstValue("false")]
        public required bool Observers { get; init; }
    }
}

namespace Standards.OpeningABallot
{
    /// <summary>Takes an electorate from a committee. A lapse that is due is recorded first, so that nobody votes by a standing it has lost.</summary>
    sealed class ElectorateOf(CommitteeHistories histories, IGrainFactory grains, Clock clock)
    {
        /// <exception cref="RefusalError">There is no such committee, or the instant lies ahead.</exception>
        public async Task<(ImmutableArray<Entitlement> Electorate, ElectorateSource Source)> TakeAsync(ElectorateOfInput input, CancellationToken cancellation)
        {
            var (committee, now) = (Input.Uuid(input.CommitteeId, "electorateOf.committeeId"), clock.Now());
            var asOf = Input.InstantOrNull(input.AsOf, "electorateOf.asOf") ?? now;
            if (asOf > now)
                throw new RefusalError("input.invalid", "An electorate cannot be taken as of the future.");

            return await TakeAsOfAsync(new(new(committee), asOf, input.Observers), cancellation);
        }

        /// <summary>The members of a committee that vote, as of an instant that has come.</summary>
        /// <exception cref="RefusalError">There is no such committee.</exception>
        public async Task<(ImmutableArray<Entitlement> Electorate, ElectorateSource Source)> TakeAsOfAsync(ElectorateSource source, CancellationToken cancellation)
        {
            var committee = source.Committee.Value;
            await Grains.AskAsync(() => WatchAsync(committee), cancellation);
            if (!(await histories.ReadAsync([committee], cancellation)).TryGetValue(committee, out var history))
                throw new RefusalError("committee.unknown", "There is no such committee.");

            var roster = Roster.Of(history.AsKnownAt(DateTimeOffset.MaxValue), [], source.AsOf);
            return ([.. roster.Members.Select(Entitle).OfType<Entitlement>().Where(e => source.Observers || e.Standing is Standing.Participating)], source);
        }

        static Entitlement? Entitle(Seat seat) => seat.Term.Membership switch
        {
            Membership.Participating => new(seat.Member, Standing.Participating),
            Membership.Observing     => new(seat.Member, Standing.Other),
            Membership.Liaison       => null,
            _                        => throw new System.Diagnostics.UnreachableException(),
        };

        async Task<bool> WatchAsync(Guid committee)
        {
            await grains.GetGrain<ICommitteeGrain>(committee.ToString("D")).WatchDutyAsync();
            return true;
        }
    }
}
