using Standards.Storage;

namespace Standards.WritingAManuscript;

/// <summary>Who is at a text now, and where. It is not kept: who is still there says so again.</summary>
sealed class Presence(Clock clock)
{
    static readonly TimeSpan Stay = TimeSpan.FromSeconds(45);
    readonly Dictionary<Guid, Line> here = [];

    /// <summary>Somebody at a text.</summary>
    public sealed record Line(Guid Person, string? At, DateTimeOffset Since, DateTimeOffset Seen);

    /// <summary>Notes that somebody is there; without a place, where that person was before. Whether others should be told, of this one or of those who have gone.</summary>
    public bool Note(Guid person, string? at)
    {
        var now = clock.Now();
        var haveGone = Forget(now);
        var known = here.GetValueOrDefault(person);
        here[person] = new(person, at ?? known?.At, known?.Since ?? now, now);
        return haveGone || here[person].At != known?.At || known is null;
    }

    /// <summary>Those who were there in the last seconds, the first comer first.</summary>
    public Json Here()
    {
        Forget(clock.Now());
        return Json.Of<Line[]>([.. here.Values.OrderBy(l => l.Since)]);
    }

    bool Forget(DateTimeOffset now)
    {
        var gone = here.Values.Where(l => now - l.Seen >= Stay).ToArray();
        foreach (var line in gone)
            here.Remove(line.Person);
        return gone.Length > 0;
    }
}
