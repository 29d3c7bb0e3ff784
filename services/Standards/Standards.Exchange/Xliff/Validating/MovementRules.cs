using System.Xml.Linq;

namespace Standards.Exchange.Xliff.Validating;

/// <summary>Codes that keep their order: 4.3.1.5. A sequence begins with <c>firstNo</c>, goes on with <c>no</c>, and is the same in the target.</summary>
static class MovementRules
{
    public static IEnumerable<XliffProblem> Of(XElement unit)
    {
        foreach (var part in unit.Elements().Where(p => p.Is("segment") || p.Is("ignorable")))
        {
            var source = EventsIn(part, "source");
            var target = EventsIn(part, "target");
            if (source.Select(e => e.Order).FirstOrDefault(o => o is not "yes") is "no" && !EventsBefore(unit, part).Any(e => e.Order is "firstNo"))
                yield return XliffProblem.At(part, "can_reorder.first", "The first code of a sequence that keeps its order is marked as the first.");
            if (part.Element(XliffSpaces.Core + "target") is not null && Sequences(source).Any(s => !Holds(s, target)))
                yield return XliffProblem.At(part, "can_reorder.same", "Codes that keep their order stand otherwise in the target.");
        }
    }

    static IEnumerable<Event> EventsBefore(XElement unit, XElement part) =>
        unit.Elements().TakeWhile(p => p != part).Where(p => p.Is("segment") || p.Is("ignorable")).SelectMany(p => EventsIn(p, "source"));

    /// <summary>Slices of the source from a first code to the last that follows it.</summary>
    static IEnumerable<Event[]> Sequences(Event[] events)
    {
        for (var i = 0; i < events.Length; i++)
        {
            if (events[i].Order is not "firstNo")
                continue;
            var last = i;
            for (var j = i + 1; j < events.Length && events[j].Order is not "firstNo"; j++)
                if (events[j].Order is "no")
                    last = j;
            yield return events[i..(last + 1)];
        }
    }

    static bool Holds(Event[] sequence, Event[] target)
    {
        var at = Array.FindIndex(target, e => e.Name == sequence[0].Name);
        return at < 0 || (at + sequence.Length <= target.Length && sequence.Select(e => e.Name).SequenceEqual(target.Skip(at).Take(sequence.Length).Select(e => e.Name)));
    }

    static Event[] EventsIn(XElement part, string side) => part.Element(XliffSpaces.Core + side) is { } text ? [.. Below(text)] : [];

    static IEnumerable<Event> Below(XElement text)
    {
        foreach (var element in text.Elements())
        {
            var order = element.Attribute("canReorder")?.Value ?? "yes";
            switch (element.Name.LocalName)
            {
                case "ph" or "sc":
                    yield return new(element.Attribute("id")?.Value ?? "", order);
                    break;
                case "ec":
                    yield return new("/" + (element.Attribute("startRef")?.Value ?? element.Attribute("id")?.Value), order);
                    break;
                case "pc":
                    yield return new(element.Attribute("id")?.Value ?? "", order);
                    foreach (var below in Below(element))
                        yield return below;
                    yield return new("/" + element.Attribute("id")?.Value, "yes");
                    break;
                default:
                    foreach (var below in Below(element))
                        yield return below;
                    break;
            }
        }
    }

    readonly record struct Event(string Name, string Order);
}
