using System.Text;
using Ledger.Domain.Receipts;

namespace Ledger.Verify;

/// <summary>The program: reads files, runs the pure check, prints its steps. It opens no connection.</summary>
static class Verification
{
    const int Holds = 0, DoesNotHold = 1, CannotCheck = 2;
    const int MaxFileChars = 4 * 1024 * 1024;
    const char ByteOrderMark = '\uFEFF';
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        try
        {
            switch (Order.Read(args))
            {
                case Order.Help:
                    output.Write(Order.Usage);
                    return Holds;
                case Order.Receipt order:
                    return Report.Print(ReceiptCheck.Run(ReadFile(order.File), Key(order.Key)), order.AsJson, output) ? Holds : DoesNotHold;
                case Order.Consistency order:
                    var report = ConsistencyCheck.Run(ReadFile(order.Earlier), ReadFile(order.Later), ReadFile(order.Proof), Key(order.Key));
                    return Report.Print(report, order.AsJson, output) ? Holds : DoesNotHold;
                default:
                    errors.Write(Order.Usage);
                    return CannotCheck;
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            errors.WriteLine($"verify: {unreadable.Message}");
            return CannotCheck;
        }
    }

    static string Key(string given) => given.StartsWith('@') ? ReadFile(given[1..]) : given;

    static string ReadFile(string path)
    {
        using var file = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
        using var reader = new StreamReader(file, Strict, detectEncodingFromByteOrderMarks: false);
        var text = new char[MaxFileChars];
        var length = reader.ReadBlock(text);
        return reader.Peek() < 0 ? new string(text, 0, length).TrimStart(ByteOrderMark) : throw new IOException($"{path} is larger than {MaxFileChars / 1024 / 1024} MiB: it is none of the files that are checked.");
    }
}
