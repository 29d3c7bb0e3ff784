using System.Globalization;

namespace Launcher.Preparing;

/// <summary>A full disk is found before it breaks a build or the database.</summary>
internal static class Disk
{
    const long Mebibyte = 1024 * 1024;

    /// <summary>In bytes.</summary>
    public const long ForTheFirstBuild = 2048 * Mebibyte, ForRunning = 512 * Mebibyte;

    public static long FreeFor(Instance instance) => new DriveInfo(instance.State).AvailableFreeSpace;

    public static void Demand(string place, long free, long needed)
    {
        if (free < needed)
            throw new Obstacle(
                string.Create(CultureInfo.InvariantCulture, $"the disk of {place} has {free / Mebibyte} MiB left, and {needed / Mebibyte} MiB are needed"),
                "make room, then start again");
    }
}
