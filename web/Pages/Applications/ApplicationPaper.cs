using Web.Pages.Standards;

namespace Web.Pages.Applications;

/// <summary>The form of an application as it is posted.</summary>
public sealed class ApplicationPaper : Paper
{
    const long SecondsInAnHour = 3600;

    public Guid SubmitId { get; set; } = Guid.CreateVersion7();
    public Guid ApplicationId { get; set; } = Guid.CreateVersion7();
    public string? Title { get; set; }
    public Area? Area { get; set; }
    public string? Purpose { get; set; }
    public string? Method { get; set; }
    public string? Data { get; set; }
    public List<long?> Hours { get; set => field = value ?? []; } = [];   // the binder gives null where nothing came
    public List<long?> Least { get; set => field = value ?? []; } = [];   // the binder gives null where nothing came
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public List<string?> Answers { get; set => field = value ?? []; } = [];   // the binder gives null where nothing came
    public List<string?> Explanations { get; set => field = value ?? []; } = [];   // the binder gives null where nothing came
    public Guid? ProjectId { get; set; }
    public string? OtherPerson { get; set; }
    public Guid? OtherInstitution { get; set; }
    public string? Then { get; set; }

    /// <summary>A draft, to go on with.</summary>
    public static ApplicationPaper Of(Application draft, Call call)
    {
        var needs = call.Models.Select(m => draft.Needs.FirstOrDefault(n => n.Model == m)).ToList();
        var answers = Enum.GetValues<SafetyQuestion>().Select(q => draft.Safety.FirstOrDefault(a => a.Question == q)).ToList();
        return new()
        {
            ApplicationId = draft.Id, Title = draft.Title, Area = draft.Area, Purpose = draft.Purpose, Method = draft.Method, Data = draft.Data,
            Hours = [.. needs.Select(n => n?.GpuSeconds / SecondsInAnHour)], Least = [.. needs.Select(n => n?.LeastGpuSeconds / SecondsInAnHour)],
            From = DayOf(draft.UseFrom), To = DayOf(draft.UseTo),
            Answers = [.. answers.Select(a => a is null ? null : a.Yes ? "yes" : "no")], Explanations = [.. answers.Select(a => a?.Explanation)],
            ProjectId = draft.ProjectId, OtherPerson = draft.With.FirstOrDefault()?.Person?.Id.ToString("D"), OtherInstitution = draft.With.FirstOrDefault()?.Institution.Id,
        };
    }

    static DateOnly? DayOf(DateTimeOffset? at) => at is { } known ? DateOnly.FromDateTime(known.UtcDateTime) : null;
}
