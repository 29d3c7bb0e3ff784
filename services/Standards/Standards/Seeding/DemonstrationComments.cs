using System.Text.Json;
using Contracts.Identity;
using Npgsql;
using Orleans;
using Standards.CommentingOnADraft;
using Standards.DisposingOfComments;
using Standards.Domain.Ballots;
using Standards.Domain.Comments;
using Standards.Domain.Drafts;
using Standards.OpeningAConsultation;
using Standards.PublishingADraft;
using Standards.ReadingAProject;
using Standards.RegisteringAProject;
using Standards.Storage;

namespace Standards.Seeding;

/// <summary>Comments of the demonstration: a consultation that is over, with some of its comments answered, and one that is open to every delegate.</summary>
/// <remarks>The comments are written for this demonstration; on some of their subjects national bodies did comment in 2007.</remarks>
static class DemonstrationComments
{
    public const string OpenSymbol = "AIGOV CD 10";
    static readonly TimeSpan Period = TimeSpan.FromDays(60);
    static readonly Guid Commands = new("b7a1b0c4-3a0a-4d0f-9d4f-6f1c2b9d5e31");

    /// <summary>Sends the same commands at every start; what was done is not done again.</summary>
    public static async Task SeedAsync(IGrainFactory grains, NpgsqlDataSource database, DateTimeOffset now, Guid project, Guid draft, ImmutableArray<Entitlement> electorate, CancellationToken cancellation)
    {
        var members = electorate.Select(e => e.Member.Value).ToArray();
        await OpenAsync(grains, project, draft, members, now);
        foreach (var ofMember in Read<SeededComment[]>("comments.json").GroupBy(c => c.Member))
            await CommentAsync(grains, draft, ofMember.Key, [.. ofMember]);
        (await grains.GetGrain<IConsultationGrain>(draft.ToString("D")).CloseAsync(Order("close", draft), "Every national body that wished to has commented.")).Demand();
        await DisposeAsync(grains, draft);
        await OpenAnotherAsync(grains, database, members, now, cancellation);
    }

    static async Task DisposeAsync(IGrainFactory grains, Guid draft)
    {
        var resolution = grains.GetGrain<IResolutionGrain>(draft.ToString("D"));
        await TellAsync("dates", new(CommentOutcome.AcceptedInPrinciple, "Serial numbers follow the Gregorian calendar in the strict class; the transitional class keeps both.", [Id("sheet-dates.p1"), Id("annex-transitional-settings.p1")]), ("NO", 1), ("JP", 1), ("GB", 1));
        await TellAsync("parts", new(CommentOutcome.Rejected, "The procedure does not allow a division of the document at this stage; it is taken up at the first revision.", []), ("FR", 2), ("BR", 2));
        await TellAsync("relationship", new(CommentOutcome.Accepted, null, [Id("terms-relationship.p1")]), ("NO", 3));
        await TellAsync("length", new(CommentOutcome.Noted, "A table of changes accompanies the next edition.", []), ("NO", 4));

        async Task TellAsync(string step, Disposition disposition, params (string Member, int Serial)[] comments) => (await resolution.DisposeAsync(
            Order(step, draft), Json.Of(disposition), [.. comments.Select(c => Identifiers.OfComment(draft, MemberStates.IdOf(c.Member).Value, c.Serial))], comments.Length, "demonstration")).Demand();
    }

    static async Task OpenAnotherAsync(IGrainFactory grains, NpgsqlDataSource database, Guid[] members, DateTimeOffset now, CancellationToken cancellation)
    {
        var project = Identifiers.OfProject(OpenSymbol);
        (await grains.GetGrain<IProjectGrain>(project.ToString("D")).RegisterAsync(Order("project", project), new(OpenSymbol, "Advanced AI — Reporting of training compute", "30.20"))).Demand();
        (await grains.GetGrain<IDraftGrain>(project.ToString("D")).PublishAsync(Order("draft", project), Json.Of(Read<ImmutableArray<Clause>>("reporting-draft.json")))).Demand();
        var draft = (await DraftRow.OfEditionAsync(database, project, edition: 1, cancellation))!.Id;
        await OpenAsync(grains, project, draft, members, now);
        await CommentAsync(grains, draft, "KE", [new("KE", "Technical", "3.2", null, "Fourteen days are too short for developers who share compute with others.", "Say: within 30 days.")]);
        await CommentAsync(grains, draft, "JP", [new("JP", "Editorial", "2.2", null, "The unit should be given with its symbol.", "Add: expressed in FLOP.")]);
    }

    static async Task OpenAsync(IGrainFactory grains, Guid project, Guid draft, Guid[] members, DateTimeOffset now) => (await grains.GetGrain<IConsultationGrain>(draft.ToString("D"))
        .OpenAsync(Order("open", draft), new(project, "demonstration", members, now + Period))).Demand();

    static async Task CommentAsync(IGrainFactory grains, Guid draft, string member, SeededComment[] comments)
    {
        var id = MemberStates.IdOf(member).Value;
        (await grains.GetGrain<ICommentaryGrain>(Identifiers.OfCommentary(draft, id)).CommentAsync(
            Order($"comments of {member}", draft), Json.Of<ImmutableArray<DraftComment>>([.. comments.Select(c => c.ToComment())]), NamedUuid.Of(Commands, $"person:{member}"), table: null)).Demand();
    }

    static Order Order(string step, Guid of) => new(NamedUuid.Of(Commands, $"{step}:{of:D}"), "demonstration");

    static WId Id(string id) => WId.TryParse(id, out var known) ? known : throw new ArgumentException(id, nameof(id));

    static T Read<T>(string name)
    {
        using var file = typeof(DemonstrationComments).Assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<T>(file, StoredJson.Options)!;
    }

    sealed record SeededComment(string Member, string Kind, string? Clause, string? Part, string Text, string? ProposedChange)
    {
        public DraftComment ToComment() => new(Enum.Parse<CommentKind>(Kind), new(null, Clause, null, Part), Text, ProposedChange);
    }
}
