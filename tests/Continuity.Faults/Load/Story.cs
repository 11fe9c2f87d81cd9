using System.Globalization;
using System.Text.Json.Nodes;
using Continuity.Faults.Instances;
using Continuity.Faults.Oracle;
using Continuity.Faults.Streams;

namespace Continuity.Faults.Load;

/// <summary>What happens with one customer from their first word to the last, with an account of what was acknowledged. One story is one client: its calls come one after another.</summary>
internal abstract partial class Story : IAsyncDisposable
{
    private const int LongestPauseMilliseconds = 600;
    private readonly List<Follower> followers = [];
    private readonly List<Account> accounts = [];
    private int words;

    protected Story(Scene scene, string name, int seed)
    {
        (Scene, Name, Random) = (scene, name, new Random(seed));
        Sending = new(scene, Random);
        Reader = new(Sending, scene.Cast.Supervisor);
    }

    protected Scene Scene { get; }

    /// <summary>A name that no other story has.</summary>
    protected string Name { get; }

    protected Random Random { get; }

    protected Sending Sending { get; }

    protected Reader Reader { get; }

    protected Cast Cast => Scene.Cast;

    /// <summary>Tells it, and holds what is there in the end against what was acknowledged.</summary>
    public async Task RunAsync()
    {
        try
        {
            await TellAsync();
            await AllAgainAsync();
            await CheckAsync();
        }
        catch (StoryEndedException)
        {
            // Why was told where it was found.
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var follower in followers)
        {
            await follower.DisposeAsync();
        }
    }

    /// <summary>Tells it.</summary>
    protected abstract Task TellAsync();

    /// <summary>Looks at what is there in the end.</summary>
    protected virtual async Task CheckAsync()
    {
        foreach (var account in accounts)
        {
            await CheckThreadAsync([account], "cus_" + account.Home);
        }
    }

    /// <summary>Holds a thread against the accounts of the homes that it is made of.</summary>
    /// <param name="homes">The accounts.</param>
    /// <param name="customer">Whose thread.</param>
    protected async Task CheckThreadAsync(IReadOnlyList<Account> homes, string customer)
    {
        var lines = await Reader.ThreadAsync(customer);
        Scene.Found(ThreadCheck.Find(homes, lines));
        if (homes is [var only])
        {
            Scene.Sample ??= only.IsErased ? null : new(only, lines);
            foreach (var follower in followers.OfType<ThreadFollower>().Where(follower => follower.Home == only.Home))
            {
                await follower.CatchUpAsync(lines[^1].Id);
                var heard = follower.Heard;
                Scene.Found(StreamCheck.Find(only.Home, follower.After, heard, lines));

                // What comes by time alone may have been told and not been read yet.
                Scene.Found(StreamCheck.Phantoms(only.Home, heard, await Reader.ThreadAsync(customer)));
            }
        }
    }

    /// <summary>The account of a home.</summary>
    /// <param name="customer">The customer's id.</param>
    protected Account AccountOf(string customer)
    {
        var home = Line.HomeOf(customer);
        if (accounts.Find(account => account.Home == home) is not { } found)
        {
            accounts.Add(found = new(home));
        }

        return found;
    }

    /// <summary>Subscribes to a customer's thread from an entry on.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="cursor">The entry's cursor.</param>
    /// <param name="after">Its number.</param>
    protected void Follow(string customer, string cursor, int after)
    {
        Keep(new ThreadFollower(Scene, Cast.Supervisor, customer, cursor, after, Random.Next(2) == 0, Random.Next(2)));
    }

    /// <summary>Starts a follower, which ends with the story.</summary>
    /// <param name="follower">The follower.</param>
    protected void Keep(Follower follower)
    {
        followers.Add(follower);
        follower.Start();
    }

    /// <summary>Words that nobody else says.</summary>
    protected string Word() => string.Create(CultureInfo.InvariantCulture, $"{Name} says {++words}");

    /// <summary>A key that nobody else uses.</summary>
    protected string Key() => string.Create(CultureInfo.InvariantCulture, $"{Name}-{++words}");

    protected Task PauseAsync() => Scene.IsEnding ? Task.CompletedTask : Task.Delay(Random.Next(LongestPauseMilliseconds));

    /// <summary>Does what must be done, whatever comes between; the account has it then.</summary>
    /// <param name="account">The home's account.</param>
    /// <param name="by">The caller.</param>
    /// <param name="mutation">The mutation.</param>
    /// <param name="input">Its input.</param>
    /// <param name="activities">What the thread tells of it.</param>
    protected async Task<Done> MustAsync(Account account, Caller by, string mutation, JsonObject input, params string[] activities)
    {
        await PauseAsync();
        var done = (await Sending.DoAsync(by, mutation, input))!;

        // What has no key and was done already is refused when it is sent again; whether it was done, and once, is seen in the end.
        if (done.Code is null || (done.IsRepeat && !input.ContainsKey("idempotencyKey")))
        {
            foreach (var activity in activities)
            {
                account.Did(activity);
            }

            if (done.Code is null)
            {
                await PerhapsAgainAsync(account, by, mutation, input, done);
            }

            return done;
        }

        throw Refused(mutation, done);
    }

    protected StoryEndedException Refused(string mutation, Done done)
    {
        Scene.Found(new Finding(FindingKind.Wrong, $"{Name}: {mutation} was refused{(done.IsRepeat ? " when it was sent again" : "")}: {done.Code} {done.Message}"));
        return new(mutation);
    }

    /// <summary>Writes a message into a session.</summary>
    /// <param name="account">The home's account.</param>
    /// <param name="by">Who writes.</param>
    /// <param name="session">The session.</param>
    protected async Task<Done> SayAsync(Account account, Caller by, string session)
    {
        var text = Word();
        var done = await MustAsync(account, by, "recordEntry", new()
        {
            ["sessionId"] = session, ["content"] = new JsonObject { ["message"] = new JsonObject { ["text"] = text } }, ["idempotencyKey"] = Key(),
        });
        account.Says(text, done.Id("entry"));
        return done;
    }

    /// <summary>The input of a session's start.</summary>
    protected JsonObject Start(string channel, string text, params (string Kind, string Value, string Assurance)[] identities) => new()
    {
        ["channel"] = channel,
        ["subject"] = Name,
        ["identities"] = new JsonArray([.. identities.Select(static one => new JsonObject { ["kind"] = one.Kind, ["value"] = one.Value, ["assurance"] = one.Assurance })]),
        ["entry"] = new JsonObject { ["message"] = new JsonObject { ["text"] = text } },
        ["idempotencyKey"] = Key(),
    };
}
