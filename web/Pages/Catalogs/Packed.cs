namespace Web.Pages.Catalogs;

/// <summary>A file of a form as a request carries it.</summary>
static class Packed
{
    /// <summary>In base64.</summary>
    public static async Task<string> Of(IFormFile file, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellation);
        return Convert.ToBase64String(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
