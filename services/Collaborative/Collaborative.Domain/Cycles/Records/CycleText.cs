using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Collaborative.Domain.Quotas;

namespace Collaborative.Domain.Cycles.Records;

/// <summary>Snapshots and outcomes as canonical JSON, written where it goes: what is the same from cycle to cycle is written once, and long lists item by item, so that nothing stands in memory twice.</summary>
static class CycleText
{
    static readonly ConditionalWeakTable<object, byte[]> Written = [];
    static readonly QuotaTree NoQuotas = QuotaTree.Of([new(default, null, "", new Nominal.PartOfParent(Fraction.One), null, null, Fraction.One, Amounts.None)], Amounts.None);
    static readonly ConcurrentBag<ArrayBufferWriter<byte>> Spare = [];   // of texts that were written: the next will be about as long

    /// <summary>The same snapshot, what is listed in it in the order of names and identifiers.</summary>
    public static Snapshot Sorted(Snapshot snapshot) => snapshot with
    {
        Machines = [.. snapshot.Machines.OrderBy(m => m.Node.Name, StringComparer.Ordinal)],
        Usage = [.. snapshot.Usage.OrderBy(u => u.Project.Value).ThenBy(u => u.Model.Name, StringComparer.Ordinal)],
        Classes = [.. snapshot.Classes.OrderBy(c => c.Name, StringComparer.Ordinal)],
        Reservations = [.. snapshot.Reservations.OrderBy(r => r.Name, StringComparer.Ordinal).ThenBy(r => r.From)],
        Leases = [.. snapshot.Leases.OrderBy(l => l.Request.Id.Value)],
        Promises = [.. snapshot.Promises.OrderBy(p => p.Request.Value)],
        Pending = ById(snapshot.Pending),
    };

    /// <summary>Writes a snapshot. Machines, leases and what waits are the most of it, and mostly the same in the next.</summary>
    /// <param name="written">Told of the text, which is there only as long as it is told.</param>
    /// <returns>SHA-256 in lower-case hexadecimal.</returns>
    public static string Write(Snapshot snapshot, Action<ReadOnlyMemory<byte>>? written) => Write(written, text => Members(
        snapshot with { Machines = [], Leases = [], Pending = [], Quotas = NoQuotas },
        text,
        ("machines", () => Listed(snapshot.Machines, m => Once(m, text), text)),
        ("leases", () => Listed(snapshot.Leases, l => Once(l, text), text)),
        ("pending", () => Listed(snapshot.Pending, r => Once(r, text), text)),
        ("quotas", () => Once(snapshot.Quotas, text))));

    /// <summary>The same of an outcome. Most verdicts are that something waits, and most of what waits is held by the same facts: these are written once.</summary>
    public static string Write(Outcome outcome, Action<ReadOnlyMemory<byte>>? written) => Write(written, text =>
    {
        var (lists, facts) = (new Dictionary<object, byte[]>(ReferenceEqualityComparer.Instance), new Dictionary<Fact, byte[]>());
        Members(outcome with { Verdicts = [] }, text, ("verdicts", () => Listed(outcome.Verdicts, Write, text)));

        void Write(Verdict verdict)
        {
            if (verdict is not Verdict.Wait { Request: var request, Because: var because })
            {
                CanonicalJson.Canonicalize(Element(verdict), text);
                return;
            }
            var list = ImmutableCollectionsMarshal.AsArray(because)!;
            if (!lists.TryGetValue(list, out var written))
                lists[list] = written = Because(because);
            var span = text.GetSpan(written.Length + 64);
            written.CopyTo(span);
            request.Value.TryFormat(span[written.Length..], out var length);
            "\",\"verdict\":\"wait\"}"u8.CopyTo(span[(written.Length + length)..]);
            text.Advance(written.Length + length + "\",\"verdict\":\"wait\"}"u8.Length);
        }

        byte[] Because(ImmutableArray<Fact> because)
        {
            var all = new ArrayBufferWriter<byte>();
            all.Write("{\"because\":"u8);
            Listed(because, f => all.Write(TextOf(f)), all);
            all.Write(",\"request\":\""u8);
            return all.WrittenSpan.ToArray();
        }

        byte[] TextOf(Fact fact)
        {
            if (!facts.TryGetValue(fact, out var written))
                facts[fact] = written = CanonicalJson.Canonicalize(Element(fact));
            return written;
        }
    });

    static string Write(Action<ReadOnlyMemory<byte>>? written, Action<ArrayBufferWriter<byte>> write)
    {
        if (!Spare.TryTake(out var text))
            text = new();
        write(text);
        var hash = Convert.ToHexStringLower(SHA256.HashData(text.WrittenSpan));
        written?.Invoke(text.WrittenMemory);
        text.ResetWrittenCount();
        Spare.Add(text);
        return hash;
    }

    /// <summary>The members of an object, of which some are written otherwise.</summary>
    static void Members<T>(T value, ArrayBufferWriter<byte> text, params ReadOnlySpan<(string Name, Action Write)> otherwise)
    {
        var writers = new Dictionary<string, Action>(StringComparer.Ordinal);
        foreach (var (name, write) in otherwise)
            writers[name] = write;
        foreach (var (place, member) in Element(value).EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal).Index())
        {
            Encoding.UTF8.GetBytes($"{(place == 0 ? "{" : ",")}\"{member.Name}\":", text);
            if (writers.TryGetValue(member.Name, out var write))
                write();
            else
                CanonicalJson.Canonicalize(member.Value, text);
        }
        text.Write("}"u8);
    }

    static void Listed<T>(ImmutableArray<T> items, Action<T> write, ArrayBufferWriter<byte> text)
    {
        text.Write("["u8);
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
                text.Write(","u8);
            write(items[i]);
        }
        text.Write("]"u8);
    }

    /// <summary>An object that never changes is written once, as long as it is there.</summary>
    static void Once<T>(T value, ArrayBufferWriter<byte> text)
        where T : class => text.Write(Written.GetValue(value, v => CanonicalJson.Canonicalize(Element((T)v))));

    static ImmutableArray<Request> ById(ImmutableArray<Request> requests)
    {
        var (ids, sorted) = (new Guid[requests.Length], requests.ToArray());
        for (var i = 0; i < ids.Length; i++)
            ids[i] = sorted[i].Id.Value;
        Array.Sort(ids, sorted);
        return ImmutableCollectionsMarshal.AsImmutableArray(sorted);
    }

    static JsonElement Element<T>(T value) => JsonSerializer.SerializeToElement(value, CycleJson.Options);
}
