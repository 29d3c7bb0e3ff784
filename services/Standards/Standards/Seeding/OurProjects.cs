using Contracts.Identity;
using Npgsql;
using Orleans;
using Standards.Domain;
using Standards.Domain.Commitments;
using Standards.Domain.Credentials;
using Standards.Domain.Documents;
using Standards.Domain.Drafting;
using Standards.Domain.Drafts;
using Standards.Domain.Processes;
using Standards.Domain.Publications;
using Standards.NamingAnExpert;
using Standards.PublishingADraft;
using Standards.ReadingAProcess;
using Standards.RegisteringAProject;
using Standards.Storage;
using Standards.WritingAManuscript;

namespace Standards.Seeding;

/// <summary>Projects of our own under the shipped processes: an interim standard on the fast track, which lapses unless it is confirmed, and a technical report.</summary>
static class OurProjects
{
    const string InterimSymbol = "AIGOV IS 1";
    static readonly Guid Commands = new("9a1c41d2-54b3-4a39-8a53-6f6f0cf6f1ab");
    static readonly Guid Secretary = NamedUuid.Of(Commands, "the demonstration's secretary");

    /// <summary>The enquiry draft of the demonstration runs like any international standard.</summary>
    public static Task RunAsync(IGrainFactory grains, NpgsqlDataSource database, Guid enquiry, CancellationToken cancellation) =>
        StartAsync(grains, database, enquiry, "international-standard", "months-36", cancellation);

    /// <summary>Both stand where there is something to see: a published text with its sunset, and a gate at which something is missing.</summary>
    public static async Task MakeAsync(IGrainFactory grains, NpgsqlDataSource database, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var interim = await RegisterAsync(grains, InterimSymbol, "Advanced AI — Reporting of training compute — Interim rules", "60.00");
        await DraftAsync(grains, interim, Interim);
        await StartAsync(grains, database, interim, "interim-standard", "days-90", cancellation);
        await DemonstrationBallot.HoldAsync(grains, database, interim, InterimSymbol, now, cancellation);
        await AttestAsync(grains, interim, new(EvidenceKind.CommentsDisposed, 17, 17), "Report of the working group, document N 41.");
        await DemonstrationTranslations.TranslateAsync(grains, database, InterimSymbol, cancellation);
        await ApproveScopeAsync(grains, interim, "This document says when and how the compute of a training run is reported until an international standard takes its place.", "Resolution 3, document N 12.");
        await CommitAsync(grains, interim, "Demonstration Chips", new CommitmentsCommand.AskHolder(
            default, "Demonstration Chips", "Clause 3 needs what its meters do, as Japan has commented.", SignedBy("JP").Person, SignedBy("JP").Under, default));
        await CommitAsync(grains, interim, "declares", new CommitmentsCommand.DeclarePatents(
            default, "Demonstration Chips", PatentPosition.ReasonableTerms, [], [Interim[2].WId], "Register of declarations, document N 45.", new(Secretary), default));
        await PublishAsync(grains, interim, today);

        var report = await RegisterAsync(grains, "AIGOV TR 2", "Advanced AI — Methods to estimate training compute", "10.00");
        await StartAsync(grains, database, report, "technical-report", "months-18", cancellation);
        await ApproveScopeAsync(grains, report, "This document describes methods by which the compute of a training run is estimated before the run, and found during it and after it.", "Resolution 7, document N 50.");
        foreach (var (member, name, field) in new[] { ("NO", "Expert, Norway", "Measurement of power and time"), ("JP", "Expert, Japan", "Architecture of accelerators") })
            await CommitAsync(grains, report, $"expert of {member}", new CommitmentsCommand.NameExpert(default, MemberOf(member), name, field, SignedBy(member), default));
        await WriteAsync(grains, report);
    }

    /// <summary>The report's working text: written by one delegate, and mended by another.</summary>
    static async Task WriteAsync(IGrainFactory grains, Guid project)
    {
        var manuscript = grains.GetGrain<IManuscriptGrain>(project.ToString("D"));
        var (secretariat, norway, japan) = (new Writer(Secretary, true), DelegateOf("NO"), DelegateOf("JP"));
        foreach (var editor in new[] { norway, japan })
            (await manuscript.AdmitAsync(OrderFor($"{project} admit {editor.Person}"), secretariat, editor.Person)).Accepted();
        var text = DocumentJson.Read(Demonstration.Read("manuscript.json")).Elements;
        (await manuscript.SaveAsync(OrderFor($"{project} written"), norway, Save(0, [.. text.Select(e => new Part(e.WId, e))]))).Accepted();
        var scope = text.Single(e => e.WId.Value == "scope");
        var mended = scope with { Children = scope.Children.SetItem(0, scope.Children[0] with { Text = Inline.Of("This document describes methods by which the compute of a training run is estimated before the run, and found during it and after it.") }) };
        (await manuscript.SaveAsync(OrderFor($"{project} mended"), japan, Save(1, [.. text.Select(e => new Part(e.WId, e.WId == scope.WId ? mended : null))]))).Accepted();

        static Writer DelegateOf(string member) => new(NamedUuid.Of(MemberStates.Namespace, $"person:delegate.{member.ToLowerInvariant()}"), false);

        static SaveOrder Save(int at, Part[] parts) => new(0, at, false, Json.Of(parts), Json.Of<Keep[]>([]), null);
    }

    static async Task<Guid> RegisterAsync(IGrainFactory grains, string symbol, string title, string stage)
    {
        var id = Identifiers.OfProject(symbol);
        (await Grain(grains, id).RegisterAsync(OrderFor($"{id} register"), new(symbol, title, stage))).Demand();
        return id;
    }

    static async Task StartAsync(IGrainFactory grains, NpgsqlDataSource database, Guid project, string process, string track, CancellationToken cancellation)
    {
        if (await ProcessVersionRow.FindAsync(database, process, version: 1, cancellation) is not { } version)
            throw new InvalidOperationException($"The process {process} is not published yet.");
        (await Grain(grains, project).StartAsync(OrderFor($"{project} start"), new(Json.Of<FrozenProcess>(version.Frozen), track, Secretary))).Demand();
    }

    static async Task DraftAsync(IGrainFactory grains, Guid project, ImmutableArray<Clause> clauses) =>
        (await grains.GetGrain<IDraftGrain>(project.ToString("D")).PublishAsync(OrderFor($"{project} draft"), Json.Of<ImmutableArray<Clause>>(clauses))).Demand();

    static async Task PublishAsync(IGrainFactory grains, Guid project, DateOnly today) =>
        (await Grain(grains, project).PublishAsync(OrderFor($"{project} publish"), Asked.Of(new StandardCommand.Publish(
            default, "AIG-103", "Reporting of training compute — Interim rules", new ProjectId(project), FlatClauses.ToDocument(Interim),
            new(today.AddDays(30), today.AddDays(210), null), [], default)))).Demand();

    static async Task AttestAsync(IGrainFactory grains, Guid project, Evidence evidence, string statement) =>
        (await Grain(grains, project).AttestAsync(OrderFor($"{project} {evidence.Kind}"), Json.Of<Evidence>(evidence), statement, Secretary)).Demand();

    static async Task ApproveScopeAsync(IGrainFactory grains, Guid project, string text, string reason) =>
        (await Grain(grains, project).ApproveScopeAsync(OrderFor($"{project} scope"), text, reason, Secretary)).Demand();

    static async Task CommitAsync(IGrainFactory grains, Guid project, string step, CommitmentsCommand command) =>
        (await grains.GetGrain<ICommitmentsGrain>(project.ToString("D")).DoAsync(OrderFor($"{project} {step}"), Asked.Of(command))).Demand();

    static MemberId MemberOf(string member) => new(MemberStates.IdOf(member).Value);

    static Signature SignedBy(string member) => new(
        new(NamedUuid.Of(MemberStates.Namespace, $"person:delegate.{member.ToLowerInvariant()}")),
        new(new(NamedUuid.Of(MemberStates.Namespace, $"delegation:delegate.{member.ToLowerInvariant()}")), null));

    static IProjectGrain Grain(IGrainFactory grains, Guid project) => grains.GetGrain<IProjectGrain>(project.ToString("D"));

    static Order OrderFor(string step) => new(NamedUuid.Of(Commands, step), "demonstration");

    static ImmutableArray<Clause> Interim { get; } =
    [
        Clause("scope", "1", "Scope", "This document says when and how the compute of a training run is reported until an international standard takes its place."),
        Clause("terms", "2", "Terms and definitions", "A training run is a sequence of computations by which the parameters of one model are set."),
        Clause("report", "3", "Reporting", "A developer shall report each training run above the threshold before it begins.", "The estimate shall be given as an interval, with the method by which it was made."),
        Clause("change", "4", "Change of the estimate", "A developer shall report a change of the estimate within 14 days."),
    ];

    static Clause Clause(string id, string number, string heading, params string[] paragraphs) =>
        new(WId.TryParse($"cl_{id}", out var wId) ? wId : throw new FormatException(id), number, heading, Level: 1, [.. paragraphs]);
}
