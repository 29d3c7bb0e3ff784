using Contracts.Identity;
using Npgsql;
using Orleans;
using Standards.AppealingADecision;
using Standards.Domain.Appeals;
using Standards.Domain.Credentials;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;
using Standards.Domain.Publications;
using Standards.PublishingAStandard;
using Standards.RegisteringAProject;
using Standards.Storage;
using PersonId = Standards.Domain.PersonId;

namespace Standards.Seeding;

/// <summary>Published standards of the demonstration: one in force with a corrigendum, an amendment ahead, adoptions and a reservation; an interim one that is coming; a withdrawn one; and an appeal.</summary>
/// <remarks>The texts are written for this demonstration. What members do in it is made up, and says nothing of any state.</remarks>
static class DemonstrationStandards
{
    public const string Appealed = "AIG/NP 103";

    const string Source = "Adopted by the founding conference, and taken over into this register; made up for the demonstration";

    static readonly string[] Numbers = ["AIG-100", "AIG-101", "AIG-102"];

    static readonly (string State, Correspondence Degree, string NationalNumber, int Days)[] Adoptions =
    [
        ("NO", Correspondence.Identical, "NS-AIG 101", -410), ("KE", Correspondence.Identical, "KS AIG 101", -390), ("BR", Correspondence.Identical, "ABNT AIG 101", -350),
        ("JP", Correspondence.Modified, "JIS X 9101", -300), ("DE", Correspondence.Identical, "DIN AIG 101", -280), ("NZ", Correspondence.NotEquivalent, "NZS 7101", -200),
        ("CL", Correspondence.Identical, "NCh-AIG 101", -150), ("SN", Correspondence.Identical, "NS AIG 101", -90),
    ];

    public static async Task PublishAsync(IGrainFactory grains, NpgsqlDataSource database, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        await WithdrawnAsync(grains, today);
        await InForceAsync(grains, today);
        await ComingAsync(grains, today);
        foreach (var number in Numbers)
            await grains.GetGrain<IStandardGrain>(Identifiers.OfStandard(number).ToString("D")).PassDeadlinesAsync();
        await AppealAsync(grains, database, cancellation);
    }

    static async Task InForceAsync(IGrainFactory grains, DateOnly today)
    {
        const string Number = "AIG-101";
        var begins = today.AddDays(-540);
        await DoAsync(grains, Number, "publish", begins, new StandardCommand.Publish(
            default, Number, "Reporting of training compute", null, Read("aig-101.json"), new(begins.AddDays(120), begins.AddDays(700), null), [], default) { Source = Source });
        await DoAsync(grains, Number, "own day", begins.AddDays(20), new StandardCommand.SetEntryDay(default, MemberOf("IN"), 1, begins.AddDays(600), SignerOf("IN"), default));
        await DoAsync(grains, Number, "reservation", begins.AddDays(60), new StandardCommand.Reserve(
            default, MemberOf("JP"), 1, [Id("r-change")], "A change of the estimate is reported within 60 days, with the next regular report.", SignerOf("JP"), default));
        await AdoptAsync(grains, Number, today, Adoptions[..5]);
        await DoAsync(grains, Number, "corrigendum", today.AddDays(-230), new StandardCommand.Correct(
            default, 1, CorrectionKind.Corrigendum, "Width of the interval for hardware time", today.AddDays(-220),
            [new(ChangeKind.Replace, Id("am-t-3-3"), new(Id("am-t-3-3"), ElementKind.Cell, Inline.Of("20 %"), new Traits.OfCell(false, 1, 1), []))], default));
        await AdoptAsync(grains, Number, today, Adoptions[5..]);
        await DoAsync(grains, Number, "amendment", today.AddDays(-20), new StandardCommand.Correct(
            default, 1, CorrectionKind.Amendment, "Runs that are split between providers", today.AddDays(75),
            [
                new(ChangeKind.AddAfter, Id("r-method"), new(
                    Id("r-split"), ElementKind.Requirement, Inline.Of("Where a run is split between compute providers, the report shall name each of them with its part."), new Traits.OfRequirement(Modality.Shall), [])),
                new(ChangeKind.Replace, Id("r-records"), new(
                    Id("r-records"), ElementKind.Requirement, Inline.Of("A developer shall keep the records from which the estimate was made for ten years."), new Traits.OfRequirement(Modality.Shall), [])),
            ], default));
    }

    static async Task AdoptAsync(IGrainFactory grains, string number, DateOnly today, (string State, Correspondence Degree, string NationalNumber, int Days)[] adoptions)
    {
        foreach (var (state, degree, nationalNumber, days) in adoptions)
            await DoAsync(grains, number, $"adoption {state}", today.AddDays(days), new StandardCommand.Adopt(
                default, MemberOf(state), 1, degree, nationalNumber, today.AddDays(days), Deviations(degree), SignerOf(state), default));
    }

    static async Task ComingAsync(IGrainFactory grains, DateOnly today)
    {
        const string Number = "AIG-102";
        var begins = today.AddDays(-40);
        await DoAsync(grains, Number, "publish", begins, new StandardCommand.Publish(
            default, Number, "Description of evaluations for dangerous capabilities", null, Read("aig-102.json"), new(today.AddDays(50), today.AddDays(400), begins.AddMonths(24)), [], default) { Source = Source });
        await DoAsync(grains, Number, "reservation", begins.AddDays(15), new StandardCommand.Reserve(
            default, MemberOf("CH"), 1, [Id("release")], "National law settles to whom descriptions are given.", SignerOf("CH"), default));
        await DoAsync(grains, Number, "own day", begins.AddDays(25), new StandardCommand.SetEntryDay(default, MemberOf("KE"), 1, today.AddDays(10), SignerOf("KE"), default));
    }

    static async Task WithdrawnAsync(IGrainFactory grains, DateOnly today)
    {
        const string Number = "AIG-100";
        var begins = today.AddYears(-7);
        await DoAsync(grains, Number, "publish", begins, new StandardCommand.Publish(
            default, Number, "Vocabulary of agreements on advanced AI", null, Read("aig-100.json"), new(begins.AddDays(60), begins.AddDays(60), null), [], default) { Source = Source });
        await DoAsync(grains, Number, "review", begins.AddYears(5).AddDays(140), new StandardCommand.ConcludeReview(
            default, ReviewOutcome.Withdraw, "Each standard now defines its own terms.", default));
    }

    static async Task AppealAsync(IGrainFactory grains, NpgsqlDataSource database, CancellationToken cancellation)
    {
        var project = Identifiers.OfProject(Appealed);
        var registered = await grains.GetGrain<IProjectGrain>(project.ToString("D")).RegisterAsync(
            Demonstration.OrderFor("project of the appeal"), new(Appealed, "Sharing of incident reports between overseers", "20.00"));
        var decision = await Decisions.RequireAsync(database, registered.ActOf(), cancellation);
        var appeal = grains.GetGrain<IAppealGrain>(Identifiers.OfAppeal(decision.Act.Value, MemberOf("GH").Value).ToString("D"));
        (await appeal.DoAsync(Demonstration.OrderFor("appeal"), Asked.Of(new AppealCommand.Lodge(
            default, MemberOf("GH"), decision,
            "The project was taken up directly in the preparatory stage. No ballot on the new project was held, although its scope goes beyond that of the proposal.", SignerOf("GH"), default)), asOf: null)).Demand();
        (await appeal.DoAsync(Demonstration.OrderFor("admission"), Asked.Of(new AppealCommand.Admit(default, default)), asOf: null)).Demand();
    }

    static async Task DoAsync(IGrainFactory grains, string number, string step, DateOnly day, StandardCommand command) =>
        (await grains.GetGrain<IStandardGrain>(Identifiers.OfStandard(number).ToString("D")).DoAsync(
            Demonstration.OrderFor($"{number} {step}"), Asked.Of(command), new(day.ToDateTime(new(10, 0)), TimeSpan.Zero))).Demand();

    static ImmutableArray<Deviation> Deviations(Correspondence degree) => degree is Correspondence.Modified
        ? [new(Id("r-change"), "Changes are reported within 60 days."), new(Id("r-records"), "Records are kept for seven years, as tax law asks.")]
        : [];

    static MemberId MemberOf(string state) => new(MemberStates.IdOf(state).Value);

    static Signature SignerOf(string state) => new(
        new PersonId(NamedUuid.Of(MemberStates.Namespace, $"person:delegate.{state.ToLowerInvariant()}")),
        new(new(NamedUuid.Of(MemberStates.Namespace, $"delegation:delegate.{state.ToLowerInvariant()}")), null));

    static WId Id(string id) => WId.TryParse(id, out var known) ? known : throw new ArgumentException(id, nameof(id));

    static Document Read(string name)
    {
        using var reader = new StreamReader(typeof(DemonstrationStandards).Assembly.GetManifestResourceStream(name)!);
        return DocumentJson.Read(reader.ReadToEnd());
    }
}
