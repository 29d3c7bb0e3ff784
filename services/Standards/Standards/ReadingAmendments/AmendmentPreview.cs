using Contracts.Identity;
using GraphQL;
using Npgsql;
using Standards.ComparingEditions;
using Standards.Domain.Amendments;
using Standards.Domain.Differences;
using Standards.Domain.Documents;
using Standards.ReadingAmendments;
using Standards.ReadingComments;
using Standards.Storage;

namespace Standards.ReadingAmendments
{
    /// <summary>What an amendment would change, or why it would be refused. Nothing is kept.</summary>
    [SignedIn, Name("AmendmentPreview")]
    sealed class AmendmentPreviewView(IEnumerable<ComparedElementView> changes, AmendmentRefusal? refusal)
    {
        public IEnumerable<ComparedElementView> Changes => changes;

        public string? RefusalCode => refusal?.Code;

        public string? Refusal => refusal?.Message;
    }
}

namespace Standards.Graph
{
    sealed partial class Query
    {
        [Public]
        public static async Task<AmendmentView?> Amendment([FromServices] NpgsqlDataSource database, CancellationToken cancellation, [Id] string id) =>
            Input.TryUuid(id) is { } uuid ? (await AmendmentRow.FindAsync(database, [uuid], cancellation)).GetValueOrDefault(uuid) : null;

        [SignedIn]
        public static async Task<AmendmentPreviewView> PreviewAmendment(
            [FromServices] Editions editions, [FromServices] NpgsqlDataSource database, [FromServices] Clock clock, CancellationToken cancellation,
            [Id] string draftId, IReadOnlyList<ChangeInput> changes, [Id] string? amends = null)
        {
            var draft = Input.Uuid(draftId, "draftId");
            var text = (await editions.RequireAsync(draft, cancellation)).Text;
            var all = await AmendmentRow.AmendmentsAsync(database, draft, cancellation);
            var parent = Proposals.Amended(amends);
            var operations = Proposals.Read(text, all, parent, changes);
            var command = new AmendmentCommand.Submit(default, new(Guid.CreateVersion7()), parent, operations, "", default, default, text, clock.Now());
            return AmendmentList.Decide(new AmendmentList.Receiving(all), command) switch
            {
                Decision<AmendmentEvent, AmendmentRefusal>.Refused refused => new([], refused.Reason),
                _                                                          => new(Changed(text, all, command), null),
            };
        }

        static IEnumerable<ComparedElementView> Changed(Document text, ImmutableList<Amendment> all, AmendmentCommand.Submit proposed)
        {
            var with = all.Add(new(proposed.Amendment, all.Count + 1, proposed.Amends, proposed.Operations, "", default, [], null, AmendmentStatus.Proposed, null));
            return ComparedElementView.Between(Texts.AmendedBy(text, all, proposed.Amends), Texts.AmendedBy(text, with, proposed.Amendment)).Where(c => c.Change is not ElementChange.Same);
        }
    }
}
