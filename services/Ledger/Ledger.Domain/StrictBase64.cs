namespace Ledger.Domain;

/// <summary>Standard base64 with one text for each value: no white space, no missing padding, no stray bits.</summary>
static class StrictBase64
{
    public static bool TryDecode(string? text, out byte[] bytes)
    {
        bytes = [];
        if (text is null)
            return false;

        var buffer = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, buffer, out var length) || Convert.ToBase64String(buffer, 0, length) != text)
            return false;

        bytes = buffer[..length];
        return true;
    }
}
