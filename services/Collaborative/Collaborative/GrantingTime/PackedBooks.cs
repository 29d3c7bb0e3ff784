using System.Text;

namespace Collaborative.GrantingTime;

/// <summary>Kept books in as few bytes as they take. Stored format.</summary>
/// <remarks>The number of the format, accounts, the open period, instants and kinds of postings, entries of each place, and what runs were charged. Numbers are differences to the ones before, in groups of seven bits.</remarks>
static class PackedBooks
{
    const byte Format = 1;

    public static byte[] Pack(KeptBooks books)
    {
        using var bytes = new MemoryStream();
        using var to = new BinaryWriter(bytes, Encoding.UTF8);
        to.Write(Format);
        to.Write7BitEncodedInt(books.Accounts.Length);
        foreach (var account in books.Accounts)
            Write(to, account);
        to.Write(books.Open.From.UtcTicks);
        to.Write(books.Open.To.UtcTicks);
        to.Write7BitEncodedInt(books.Times.Length);
        for (var number = 0; number < books.Times.Length; number++)
        {
            to.Write7BitEncodedInt64(books.Times[number] - (number == 0 ? 0 : books.Times[number - 1]));
            to.Write((byte)books.Kinds[number]);
        }
        to.Write7BitEncodedInt(books.Logs.Length);
        foreach (var log in books.Logs)
            Write(to, log);
        to.Write7BitEncodedInt(books.Charges.Length);
        foreach (var (run, charge) in books.Charges)
            Write(to, run, charge);
        to.Flush();
        return bytes.ToArray();
    }

    /// <exception cref="InvalidDataException">It is of another format.</exception>
    public static KeptBooks Unpack(byte[] bytes)
    {
        using var from = new BinaryReader(new MemoryStream(bytes, writable: false), Encoding.UTF8);
        if (from.ReadByte() is var format && format != Format)
            throw new InvalidDataException($"Books were kept in format {format}; this is {Format}.");
        var accounts = Many(from, ReadAccount);
        var (begins, ends) = (from.ReadInt64(), from.ReadInt64());
        var at = 0L;
        var postings = Many(from, f => (At: at += f.Read7BitEncodedInt64(), Kind: (PostingKind)f.ReadByte()));
        return new(
            accounts, begins == ends ? default : new(new(begins, TimeSpan.Zero), new(ends, TimeSpan.Zero)), [.. postings.Select(p => p.At)], [.. postings.Select(p => p.Kind)],
            Many(from, ReadLog), Many(from, f => (new RunId(ReadGuid(f)), new Charge(new(ReadGuid(f)), new(f.ReadString()), new(f.Read7BitEncodedInt64()), new(f.Read7BitEncodedInt64())))));
    }

    static ImmutableArray<T> Many<T>(BinaryReader from, Func<BinaryReader, T> read)
    {
        var all = ImmutableArray.CreateBuilder<T>(from.Read7BitEncodedInt());
        while (all.Count < all.Capacity)
            all.Add(read(from));
        return all.MoveToImmutable();
    }

    static void Write(BinaryWriter to, Account account)
    {
        to.Write(account.Id.Value.ToByteArray());
        to.Write(account.Parent is not null);
        if (account.Parent is { } parent)
            to.Write(parent.Value.ToByteArray());
        to.Write((byte)account.Level);
        to.Write(account.Name);
        to.Write7BitEncodedInt64(account.Overdraft.Value);
    }

    static Account ReadAccount(BinaryReader from) => new(
        new(ReadGuid(from)), from.ReadBoolean() ? new AccountId(ReadGuid(from)) : null, (AccountLevel)from.ReadByte(), from.ReadString()) { Overdraft = new(from.Read7BitEncodedInt64()) };

    static void Write(BinaryWriter to, KeptLog log)
    {
        to.Write(log.Place.Account.Value.ToByteArray());
        to.Write((byte)log.Place.Purpose);
        to.Write(log.Place.Model.Name);
        to.Write7BitEncodedInt(log.Entries.Length);
        var before = 0;
        foreach (var (number, amount) in log.Entries)
        {
            to.Write7BitEncodedInt(number - before);
            to.Write7BitEncodedInt64((amount << 1) ^ (amount >> 63));   // small where it is near zero, on either side
            before = number;
        }
    }

    static KeptLog ReadLog(BinaryReader from)
    {
        var (place, number) = (new Place(new(ReadGuid(from)), (Purpose)from.ReadByte(), new(from.ReadString())), 0);
        return new(place, Many(from, f => (number += f.Read7BitEncodedInt(), f.Read7BitEncodedInt64() is var folded ? (folded >> 1) ^ -(folded & 1) : 0)));
    }

    static void Write(BinaryWriter to, RunId run, Charge charge)
    {
        to.Write(run.Value.ToByteArray());
        to.Write(charge.Project.Value.ToByteArray());
        to.Write(charge.Model.Name);
        to.Write7BitEncodedInt64(charge.Charged.Value);
        to.Write7BitEncodedInt64(charge.Refunded.Value);
    }

    static Guid ReadGuid(BinaryReader from) => new(from.ReadBytes(16));
}
