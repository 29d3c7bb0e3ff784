using Collaborative.Domain.Accounts;
using Collaborative.Domain.Awards;
using Collaborative.Domain.Calls;

namespace Collaborative.Domain.Applications;

/// <summary>How an award is changed while it is used, and reported on.</summary>
static class Using
{
    /// <summary>The longest extension of an award, in days, whatever is said for it.</summary>
    const int MostDays = 366;

    const string TooLate = "The time to use the award is over, and what was left of it has gone back.";

    public static Decision<ApplicationEvent, ApplicationRefusal> Request(Application.Awarded s, ApplicationCommand.RequestChange c)
    {
        if (s.Award.Pending is not null)
            return new ApplicationRefusal.ChangePending();
        if (IsTooLate(s.Award, c.Change, c.Now))
            return new ApplicationRefusal.NoSuchChange(TooLate);
        if (Text.Problem("justification", c.Change.Justification) is { } problem)
            return new ApplicationRefusal.Invalid(problem);
        return Problem(s, c.Change) is { } impossible ? new ApplicationRefusal.NoSuchChange(impossible) : new ApplicationEvent.ChangeRequested(c.Act, c.By, c.Change, c.Now);
    }

    public static Decision<ApplicationEvent, ApplicationRefusal> DecideChange(Application.Awarded s, ApplicationCommand.DecideChange c)
    {
        if (s.Award.Pending is not { } change)
            return new ApplicationRefusal.NoSuchChange("No change waits for a decision.");
        if (Judging.IsInterested(s.Dossier, c.By, c.Institution))
            return new ApplicationRefusal.OwnInterest();
        if (Text.Problem("reasons", c.Reasons) is { } problem)
            return new ApplicationRefusal.Invalid(problem);
        if (!c.Granted)
            return new ApplicationEvent.ChangeDenied(c.Act, c.By, c.Reasons, c.Now);
        if (IsTooLate(s.Award, change, c.Now))
            return new ApplicationRefusal.NoSuchChange(TooLate);

        var received = default(GpuSeconds);
        if (change is Change.ExchangeOfModels exchange)
        {
            if (c.Rates.Bought(exchange.Given, exchange.Received, exchange.Time, c.Now) is not { } bought)
                return new ApplicationRefusal.NoRate(exchange.Given, exchange.Received, c.Now);
            if (bought < 1 || bought > GpuSeconds.Most)
                return new ApplicationRefusal.NothingBought(exchange.Received);
            received = new((long)bought);
        }
        return new ApplicationEvent.ChangeGranted(c.Act, c.By, change, received, c.Reasons, c.Now);
    }

    public static Decision<ApplicationEvent, ApplicationRefusal> Revoke(Application.Awarded s, ApplicationCommand.Revoke c) =>
        Judging.IsInterested(s.Dossier, c.By, c.Institution)                                                       ? new ApplicationRefusal.OwnInterest()
        : c.Condition is { } condition && !s.Award.Conditions.Contains(condition, StringComparer.Ordinal)          ? new ApplicationRefusal.NoSuchCondition()
        : Text.Problem("reasons", c.Reasons) is { } problem                                                        ? new ApplicationRefusal.Invalid(problem)
        : new ApplicationEvent.Revoked(c.Act, c.By, c.Condition, c.Reasons, c.Now);

    public static Decision<ApplicationEvent, ApplicationRefusal> Report(Application.Awarded s, ApplicationCommand.Report c) =>
        c.Now < s.Award.Use.From ? new ApplicationRefusal.NotNow("was awarded time that cannot be used yet")
        : Text.Problem("report", c.Text) is { } problem ? new ApplicationRefusal.Invalid(problem)
        : new ApplicationEvent.Reported(c.Act, c.By, c.Text, c.Now);

    public static Application After(Application.Awarded s, ApplicationEvent.ChangeGranted e)
    {
        var award = s.Award with { Pending = null };
        return e.Change switch
        {
            Change.Extension c             => s with { Award = award with { Use = award.Use with { To = c.To } } },
            Change.ExchangeOfModels c      => s with { Award = award with { Lines = Exchanged(award.Lines, c, e.Received) } },
            Change.TransferToAColleague c  => new Application.Awarded(Led(s.Dossier, c.To), award),
            Change.RefundOfARun            => s with { Award = award },
            _                              => throw new UnreachableException(),
        };
    }

    public static Application.Ended After(Application.Awarded s, ApplicationEvent.Revoked e)
    {
        var award = s.Award with { Pending = null };
        return new(s.Dossier, Ending.Revoked, award, new(e.By, award, new("award.revoked", e.Condition is { } condition ? $"{condition}: {e.Reasons}" : e.Reasons), e.At + Dossier.ToAppeal));
    }

    static string? Problem(Application.Awarded s, Change change) => change switch
    {
        Change.Extension c when c.To <= s.Award.Use.To                                                => "An extension is until later than now.",
        Change.Extension c when c.To - s.Award.Use.To > TimeSpan.FromDays(MostDays)                   => $"An extension is of at most {MostDays} days.",
        Change.ExchangeOfModels c when c.Given == c.Received                                          => $"{c.Given.Name} is not exchanged for itself.",
        Change.ExchangeOfModels c when c.Time.Value < 1                                               => "What is exchanged is above zero.",
        Change.ExchangeOfModels c when TimeOf(s.Award, c.Given) < c.Time.Value                        => $"No more of {c.Given.Name} is exchanged than was awarded.",
        Change.RefundOfARun c when c.Time.Value < 1                                                   => "What is given back is above zero.",
        Change.TransferToAColleague c when c.To.Person == s.Dossier.Lead.Person                       => "You lead the application already.",
        Change.TransferToAColleague c when !IsColleague(s.Dossier, c.To)                              => "Another applicant, or a colleague of your institution, can lead it.",
        _                                                                                             => null,
    };

    /// <summary>After the end there is nothing to use longer, to exchange or to give back.</summary>
    static bool IsTooLate(Award award, Change change, DateTimeOffset now) => change is not Change.TransferToAColleague && now >= award.Use.To;

    static bool IsColleague(Dossier dossier, Applicant to) => to.Institution == dossier.Lead.Institution || dossier.Applicants.Contains(to);

    static long TimeOf(Award award, AcceleratorModel model) => award.Lines.Where(l => l.Model == model).Sum(l => l.Time.Value);

    static ImmutableArray<AwardLine> Exchanged(ImmutableArray<AwardLine> lines, Change.ExchangeOfModels c, GpuSeconds received) =>
    [
        .. lines.Select(l => l with { Time = new(l.Time.Value - (l.Model == c.Given ? c.Time.Value : 0) + (l.Model == c.Received ? received.Value : 0)) })
            .Concat(lines.Any(l => l.Model == c.Received) ? [] : [new(c.Received, received)]).Where(l => l.Time.Value > 0),
    ];

    static Dossier Led(Dossier dossier, Applicant to) =>
        dossier with { Lead = to, Form = dossier.Form with { With = [.. dossier.Form.With.Where(a => a.Person != to.Person).Append(dossier.Lead)] } };
}
