namespace Ledger.Verify;

/// <summary>What the command line asks for.</summary>
abstract record Order
{
    public const string Usage =
        """
        Checks, without any network, that a binding act stands in the public log, or that the log only grew.

          verify RECEIPT.json --key KEY [--json]
          verify consistency EARLIER LATER PROOF.json --key KEY [--json]

          RECEIPT.json     a receipt, as you downloaded it; - reads standard input
          EARLIER, LATER   two checkpoints of the log: the one that you kept, and a newer one
          PROOF.json       an object with from, to and path, as the log gives it
          --key KEY        the log's verifier key, name+hash+base64, or @FILE that holds it;
                           get it from somebody you trust, never with the receipt
          --json           prints the report as JSON

        Ends with 0 if everything holds, 1 if something does not, 2 if nothing could be checked.

        """;

    private Order() { }

    public sealed record Help : Order;

    public sealed record Receipt(string File, string Key, bool AsJson) : Order;

    public sealed record Consistency(string Earlier, string Later, string Proof, string Key, bool AsJson) : Order;

    /// <returns>Null if the command line is not understood.</returns>
    public static Order? Read(string[] args)
    {
        var words = new List<string>();
        string? key = null;
        var asJson = false;
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--help" or "-h":
                    return new Help();
                case "--json":
                    asJson = true;
                    break;
                case "--key" when key is null && i + 1 < args.Length:
                    key = args[++i];
                    break;
                case ['-', _, ..]:
                    return null;
                case var word:
                    words.Add(word);
                    break;
            }
        }
        return (words, key) switch
        {
            (_, null) => null,
            (["consistency", var earlier, var later, var proof], _) => new Consistency(earlier, later, proof, key, asJson),
            ([not "consistency" and var file], _) => new Receipt(file, key, asJson),
            _ => null,
        };
    }
}
