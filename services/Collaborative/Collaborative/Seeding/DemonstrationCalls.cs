using Collaborative.AffiliatingAnInstitution;
using Collaborative.ApplyingForTime;
using Collaborative.DecidingACall;
using Collaborative.DecidingASmallAward;
using Collaborative.Domain.Applications;
using Collaborative.Domain.Affiliations;
using Collaborative.Domain.Awards;
using Collaborative.Domain.Calls;
using Collaborative.Domain.Reviews;
using Collaborative.GrantingTime;
using Collaborative.OpeningACall;
using Collaborative.ReadingACall;
using Collaborative.Storage;
using Contracts.Identity;
using Npgsql;
using IGrainFactory = Orleans.IGrainFactory;
using PersonId = Collaborative.Domain.Calls.PersonId;

namespace Collaborative.Seeding;

/// <summary>Calls to look at: one for small awards, one that will be drawn, one that was, one before a panel, one without reviewers; an award in use; a joint application that waits for its screening. The people are roles.</summary>
/// <remarks>Every command has an identifier that follows from what it does, so that a second start changes nothing.</remarks>
sealed partial class DemonstrationCalls(
    IGrainFactory grains, NpgsqlDataSource database, Clock clock, CallShelf calls, Dockets dockets, CarryingOut carrying, Settling settling, IHostApplicationLifetime life, ILogger<DemonstrationCalls> log) : BackgroundService
{
    const long SecondsInAnHour = 3600;
    static readonly Guid Space = new("3b0d8a6c-51f7-4f0e-9d53-7a1c22e6b804");
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    static readonly AcceleratorModel H100 = new("H100"), A100 = new("A100");
    static readonly PersonId Secretary = Person("secretariat");
    static readonly InstitutionId Institute = new(NamedUuid.Of(MemberStates.Namespace, "organization:demonstration-institute"));
    static readonly Applicant Self = new(Person("researcher"), Institute, Member("NO"));
    static readonly string[] Offering = ["NO", "JP", "DE", "CA", "KE", "BD"];
    static readonly string[] Reviewing = ["FR", "IN", "BR", "ZA"];
    static readonly string Seed = string.Concat(Enumerable.Repeat("5eed", 16)), Beacon = string.Concat(Enumerable.Repeat("bea0", 16));
    static readonly (string Title, string Purpose, string Method)[] Subjects =
    [
        ("Do refusals survive translation?", "Whether models refuse in six languages what they refuse in one.", "Translate flagged prompts, answer, judge by two raters."),
        ("Evaluations that do not leak", "Test sets that models cannot have seen.", "Generate items from private seeds; compare with public ones."),
        ("Counting training compute from power", "Whether a meter tells how much was trained.", "Train models of known size beside a meter."),
        ("Probes for sandbagging", "Whether a model hides what it can.", "Fit probes on activations of models that were told to fail."),
        ("Forecasting floods", "Warnings a day earlier for river deltas.", "Fine-tune a weather model on gauges."),
        ("Watermarks under paraphrase", "How long a mark lasts.", "Paraphrase by several models and detect again."),
    ];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await life.StartedAsync(stoppingToken);
        for (var done = false; !done && !stoppingToken.IsCancellationRequested;)
        {
            try
            {
                done = await FundAsync(stoppingToken);
                if (done)
                    await SeedAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(log, failure);
                done = false;
            }
            if (!done)
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>What the calls offer comes out of what the institution kept back.</summary>
    /// <returns>Whether the accounts are there.</returns>
    async Task<bool> FundAsync(CancellationToken cancellation)
    {
        var institution = NamedUuid.Of(Space, "institution");
        foreach (var (member, model, hours) in Offering.SelectMany(m => new[] { (m, H100, 20_000L), (m, A100, 5_000L) }))
        {
            var to = MemberStates.IdOf(member).Value;
            if ((await database.ReadAsync("select 1 from account where id = $1", [Sql.Uuid(to)], r => r.GetInt32(0), cancellation)).Count == 0)
                return false;
            var granted = await grains.GetGrain<IBooksGrain>(Identifiers.SharedPool)
                .GrantAsync(OrderOf($"calls:{member}:{model.Name}"), institution, to, model.Name, hours * SecondsInAnHour, "offered in calls");
            if (granted.Code is "posting.overdrawn" or "posting.wrong_period")
                return false;
            granted.Demand();
        }
        return true;
    }

    async Task SeedAsync(CancellationToken cancellation)
    {
        var begin = new DateTimeOffset(clock.Now().Date, TimeSpan.Zero).AddDays(-30);
        foreach (var (institution, member) in Offering.Select(m => (new InstitutionId(MemberStates.IdOf(m).Value), m)).Prepend((Institute, "NO")))
            (await grains.GetGrain<IAffiliationGrain>(institution.ToString()).DoAsync(
                OrderOf($"affiliation:{institution}"), Asked.Of<AffiliationCommand>(new AffiliationCommand.Affiliate(default, Secretary, new(MemberStates.IdOf(member).Value), default)))).Demand();

        var small = Terms("Small awards for safety research", "Up to 10,000 GPU-hours for evaluations, verification and shared protocols, decided at once.", CallKind.Small, begin.AddDays(20), begin.AddDays(110), 4_000);
        var open = Terms("Large awards, drawn in the middle", "Time for work that needs many devices. Applicants review each other.", CallKind.Lottery, begin.AddDays(25), begin.AddDays(60), 6_000) with { Reviewers = ReviewerPool.Applicants };
        var drawn = Terms("Large awards of the last round", "Time for work that needs many devices.", CallKind.Lottery, begin, begin.AddDays(14), 6_000);
        var panel = Terms("Time for verification, ranked by a panel", "Time for work that shows whether a promise about models is kept.", CallKind.Panel, begin.AddDays(2), begin.AddDays(22), 6_000);
        var unread = Terms("Time for shared infrastructure", "Time for software that all members run.", CallKind.Panel, begin.AddDays(4), begin.AddDays(24), 6_000);
        foreach (var (name, terms) in new[] { ("small", small), ("open", open), ("drawn", drawn), ("panel", panel), ("unread", unread) })
            await OnCallAsync(name, "publish", new CallCommand.Publish(default, Secretary, terms, default), terms.Window.From);

        await JoinAsync(small);
        await ApplyAsync("used", CallOf("small"), small, Self, FormOf(1, small, "NO", 600), small.Window.From.AddHours(7));
        await settling.SettleAsync(ApplicationOf("used"), cancellation);
        await ReviewAsync(panel);
        foreach (var (i, member) in new[] { "JP", "CA", "BD" }.Index())
            await ApplyAsync($"unread:{i}", CallOf("unread"), unread, Delegate("alternate", member), FormOf(i + 2, unread, member, 2_000), unread.Window.From.AddDays(1 + i));
        await DrawAsync(drawn, cancellation);
    }

    /// <summary>People of four member states and the researcher wait for a panel; one review is missing. Two of them ask for more of one share than there is.</summary>
    async Task ReviewAsync(CallTerms terms)
    {
        (string Name, string Member, Applicant Lead, int Hours, int Score)[] applicants =
        [
            ("panel:0", "NO", Delegate("delegate", "NO"), 5_000, 5), ("panel:1", "JP", Delegate("delegate", "JP"), 3_000, 4), ("panel:2", "KE", Delegate("delegate", "KE"), 2_500, 3),
            ("panel:3", "BD", Delegate("delegate", "BD"), 1_500, 4), ("panel:mine", "NO", Self, 4_000, 2),
        ];
        foreach (var (i, (name, member, lead, hours, score)) in applicants.Index())
        {
            await ApplyAsync(name, CallOf("panel"), terms, lead, FormOf(i + 1, terms, member, hours), terms.Window.From.AddDays(2 + i));
            var reviewers = Reviewing.Take(2).Select(m => Delegate("delegate", m)).ToArray();
            await OnApplicationAsync(name, "reviewers", new ApplicationCommand.AssignReviewers(default, Secretary, [.. reviewers.Select(r => new Reviewer(r.Person, r.Institution, []))], default), terms.Window.To.AddDays(1));
            foreach (var (place, reviewer) in reviewers.Index().Where(r => name != "panel:2" || r.Index > 0))
                await OnApplicationAsync(name, $"review:{reviewer.Person}", new ApplicationCommand.Review(
                    default, reviewer.Person, [new("merit", score - place + (score == 5 ? 0 : 1), "By the method that it describes."), new("need", score, "By the time that it asks for.")], "", terms, default), terms.Window.To.AddDays(2));
        }
    }

    /// <summary>The researcher and a colleague of another member state apply together.</summary>
    async Task JoinAsync(CallTerms small)
    {
        var form = FormOf(0, small, "NO", 800) with { With = [Delegate("delegate", "KE")] };
        await ApplyAsync("joint", CallOf("small"), small, Self, form, small.Window.From.AddHours(9));
    }

    /// <summary>Two people of each member state applied; strangers reviewed; the order of the middle was drawn.</summary>
    async Task DrawAsync(CallTerms terms, CancellationToken cancellation)
    {
        var applicants = Offering.SelectMany(m => new[] { "delegate", "alternate" }.Select(role => (Member: m, Lead: Delegate(role, m)))).ToArray();
        foreach (var (i, (member, lead)) in applicants.Index())
        {
            await ApplyAsync($"drawn:{i}", CallOf("drawn"), terms, lead, FormOf(i, terms, member, 1_500 + (500 * (i % 4))), terms.Window.From.AddDays(1 + i));
            var reviewers = Reviewing.Select((m, r) => (Reviewer: Delegate("delegate", m), Score: (i * 7 + r * 3) % 6)).Skip(i % 3).Take(2).ToArray();
            await OnApplicationAsync($"drawn:{i}", "reviewers", new ApplicationCommand.AssignReviewers(default, Secretary, [.. reviewers.Select(r => new Reviewer(r.Reviewer.Person, r.Reviewer.Institution, []))], default), terms.Window.To.AddDays(1));
            foreach (var (reviewer, score) in reviewers)
                await OnApplicationAsync($"drawn:{i}", $"review:{reviewer.Person}", new ApplicationCommand.Review(
                    default, reviewer.Person, [new("merit", score, "By the method that it describes."), new("need", (score + 2) % 6, "By the time that it asks for.")], "", terms, default), terms.Window.To.AddDays(3));
        }
        var call = await calls.RequireAsync(CallOf("drawn").Value, cancellation);
        if (call.Decided is null)
            await OnCallAsync("drawn", "decide", new CallCommand.Decide(default, Secretary, await dockets.OfAsync(call, Seed, Beacon, [], cancellation), default), terms.Window.To.AddDays(5));
        await carrying.CarryOutAsync(await calls.RequireAsync(call.Key, cancellation), cancellation);
        await settling.SettleAsync(ApplicationOf("joint"), cancellation);
    }

    async Task ApplyAsync(string name, CallId call, CallTerms terms, Applicant lead, Form form, DateTimeOffset at)
    {
        await OnApplicationAsync(name, "save", new ApplicationCommand.Save(default, call, lead, form, default), at);
        var standing = new ApplicantStanding([.. terms.Offers.Select(o => o.Share)], LeadsAnother: false, ReportsOverdue: [], Projects: form.Project is { } project ? [project] : []);
        await OnApplicationAsync(name, "submit", new ApplicationCommand.Submit(default, lead.Person, terms, standing, default), at.AddMinutes(20));
    }

    async Task OnCallAsync(string name, string what, CallCommand command, DateTimeOffset at) =>
        (await grains.GetGrain<ICallGrain>(CallOf(name).ToString()).DoAsync(OrderOf($"call:{name}:{what}"), Asked.Of(command), at)).Demand();

    async Task OnApplicationAsync(string name, string what, ApplicationCommand command, DateTimeOffset at) =>
        (await grains.GetGrain<IApplicationGrain>(ApplicationOf(name).ToString("D")).DoAsync(OrderOf($"application:{name}:{what}"), Asked.Of(command), at)).Demand();

    static CallTerms Terms(string title, string purpose, CallKind kind, DateTimeOffset opens, DateTimeOffset closes, long hours)
    {
        var reviewed = kind is not CallKind.Small;
        return new(
            title, purpose, kind, new(opens, closes), new(opens, closes.AddDays(180)), [H100, A100],
            [.. Offering.SelectMany(m => new[] { new Left(Member(m), H100, new(hours * SecondsInAnHour)), new Left(Member(m), A100, new(hours / 4 * SecondsInAnHour)) })],
            [new EligibilityRule.MembersOnly(), new EligibilityRule.ReportsGiven()], ReviewerPool.Named,
            reviewed ? [new("merit", "How sound is the work, and what would it change?", 2), new("need", "Does it need this much time, and these devices?", 1)] : [], reviewed ? 2 : 0,
            reviewed ? new(Lot.Commitment(Seed), "The root hash of the first checkpoint of the ledger after the closing.", closes.AddDays(1)) : null,
            kind is CallKind.Lottery ? new(new(1, 4), new(1, 4)) : null);
    }

    static Form FormOf(int number, CallTerms terms, string member, int hours)
    {
        var (title, purpose, method) = Subjects[number % Subjects.Length];
        var programme = member switch { "NO" or "JP" => "Evaluations", "DE" or "CA" => "Interpretability", "KE" => "Agriculture", _ => "Flood warning" };
        return new(
            title, Area.Evaluations, purpose, method, "Public data, and items made for this work; nobody else sees those before publication.",
            [new(H100, new(hours * SecondsInAnHour), new(hours / 2 * SecondsInAnHour))], terms.Use with { To = terms.Use.From.AddDays(150) },
            [.. Enum.GetValues<SafetyQuestion>().Select(q => new SafetyAnswer(q, q is SafetyQuestion.SensitiveInformation, q is SafetyQuestion.SensitiveInformation ? "Items are kept in the house." : ""))],
            [], new AccountId(NamedUuid.Of(Space, $"project:{member}:{programme}:1")));
    }

    static Applicant Delegate(string role, string alpha2) => new(Person($"{role}.{alpha2.ToLowerInvariant()}"), new(MemberStates.IdOf(alpha2).Value), Member(alpha2));

    static MemberId Member(string alpha2) => new(MemberStates.IdOf(alpha2).Value);

    static PersonId Person(string userName) => new(NamedUuid.Of(MemberStates.Namespace, $"person:{userName}"));

    static CallId CallOf(string name) => new(NamedUuid.Of(Space, $"call:{name}"));

    static Guid ApplicationOf(string name) => NamedUuid.Of(Space, $"application:{name}");

    static Order OrderOf(string name) => Order.Of(NamedUuid.Of(Space, name), "demonstration", name);

    [LoggerMessage(LogLevel.Error, "The demonstration of calls waits.")]
    static partial void Failed(ILogger log, Exception failure);
}
