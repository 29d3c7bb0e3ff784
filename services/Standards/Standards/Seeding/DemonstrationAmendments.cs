using Contracts.Identity;
using Npgsql;
using Orleans;
using Standards.Domain.Amendments;
using Standards.Domain.Credentials;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;
using Standards.ReadingAProject;
using Standards.Storage;
using Standards.SubmittingAnAmendment;

namespace Standards.Seeding;

/// <summary>Amendments of the demonstration: three members propose, two want other words at the same place, and one amends an amendment. None is decided, so that there is an order of voting to look at.</summary>
static class DemonstrationAmendments
{
    static readonly Guid Commands = new("5e0f3c52-7b0d-4a53-9c0c-1d6c9f6a7e21");

    /// <summary>Sends the same commands at every start; what was done is not done again.</summary>
    /// <param name="project">A project whose first edition is the draft on the reporting of training compute.</param>
    public static async Task SeedAsync(IGrainFactory grains, NpgsqlDataSource database, Guid project, CancellationToken cancellation)
    {
        if (await DraftRow.OfEditionAsync(database, project, edition: 1, cancellation) is not { } draft)
            throw new InvalidOperationException("The draft to be amended is not published yet.");
        var list = grains.GetGrain<IAmendmentListGrain>(draft.Id.ToString("D"));
        var text = draft.Text;

        var longer = await ProposeAsync("KE", null, Reworded(text, "reporting-change.p1", "A developer shall report a change of the estimate within 30 days."),
            "Developers who share compute with others learn of a change only from their providers.");
        var sooner = Reworded(text, "reporting-change.p1", "A developer shall report a change of the estimate by more than a tenth within 3 days.");
        var large = await ProposeAsync("JP", null, sooner, "A large change matters while the run goes on; small ones do not.");
        await ProposeAsync("NO", large, Reworded(Amended(text, sooner), "reporting-change.p1",
            "A developer shall report a change of the estimate by more than a fifth within 3 days."), "A tenth lies within the uncertainty of most methods.");
        await ProposeAsync("NO", null, [
            new Operation.Insert(Anchor.After(Id("records.p1")), [new(Id("records-examined"), ElementKind.Paragraph, Inline.Of("An assessor may examine these measurements at the place where they are kept."))]),
            new Operation.Move(Id("reporting-change"), Anchor.Before(Id("reporting-interval"))),
        ], "Records that nobody may examine prove nothing; and what is to be reported comes before how.");
        (await list.CoSponsorAsync(Order("BR joins KE"), longer, Acting("BR"))).Demand();

        async Task<Guid> ProposeAsync(string member, Guid? amends, ImmutableArray<Operation> operations, string justification) =>
            (await list.SubmitAsync(Order($"{member} proposes, amending {amends is not null}"), new(amends, Json.Of(operations), justification, Acting(member))))
                .Accepted<AmendmentEvent.Submitted>().Amendment.Value;
    }

    static ImmutableArray<Operation> Reworded(Document text, string element, string words) => Rewording.Derive(text.Find(Id(element))!.Element, words);

    /// <summary>The text that amendments to an amendment address.</summary>
    static Document Amended(Document text, ImmutableArray<Operation> operations)
    {
        var amendment = new Amendment(new(Commands), 1, null, operations, "", default, [], null, AmendmentStatus.Proposed, null);
        return Texts.AmendedBy(text, [amendment], amendment.Id);
    }

    static MemberActing Acting(string member)
    {
        var name = $"delegate.{member.ToLowerInvariant()}";
        return new(
            NamedUuid.Of(MemberStates.Namespace, $"person:{name}"), MemberStates.IdOf(member).Value,
            Json.Of(new Authority(new(NamedUuid.Of(MemberStates.Namespace, $"delegation:{name}")), null)));
    }

    static Order Order(string step) => new(NamedUuid.Of(Commands, step), "demonstration");

    static WId Id(string id) => WId.TryParse(id, out var known) ? known : throw new ArgumentException(id, nameof(id));
}
