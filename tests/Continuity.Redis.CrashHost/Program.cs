using System.Globalization;
using Continuity.Customers;
using Continuity.Merging;
using Continuity.Redis;
using Continuity.Redis.Connection;
using Continuity.Redis.CrashHost;
using Continuity.Redis.Customers;
using Continuity.Redis.Deadlines;
using Continuity.Redis.Merging;
using Microsoft.Extensions.DependencyInjection;

// Merges two customers, or undoes a merge, and kills itself at a step of it:
//   Continuity.Redis.CrashHost <redis> <step> merge <survivor> <merged>
//   Continuity.Redis.CrashHost <redis> <step> unmerge <merged> <number>
// Or tells an agent of one commit after the other, until it is killed:
//   Continuity.Redis.CrashHost <redis> "" tell <agent> <home> <home> …
// or settles what falls due, until its input ends:
//   Continuity.Redis.CrashHost <redis> "" settle
// or does the command of a scene of the model, and kills itself once one of its calls was answered:
//   Continuity.Redis.CrashHost <redis> <call> scene <name> <home> <now, in milliseconds>
// or removes an agent, and kills itself once one of its calls was answered:
//   Continuity.Redis.CrashHost <redis> <call> remove <agent> <successor>
// or erases a customer, and does the same:
//   Continuity.Redis.CrashHost <redis> <call> erase <home>
// It says "ready" when the store is open and begins when it is sent a line. Where it lives to tell, the last line is "accepted" or the refusal's code.
var isScene = args[2] == "scene";
var options = new RedisOptions { ConnectionString = args[0], Deadline = TimeSpan.FromSeconds(20), TimeFromStore = !isScene };
var services = new ServiceCollection().AddLogging().AddContinuityStore(options);
var crash = isScene ? HandoffCrash.Add(services, args[1], args[5]) : null;
var last = args[2] is "remove" or "erase" ? LastCall.Add(services, args[1]) : null;
services.AddSingleton<IMergeObserver>(new KillAt(crash is null && last is null && Enum.TryParse<MergeStep>(args[1], out var step) ? step : null));
await using var store = services.BuildServiceProvider();
for (var left = 5; ; left--)
{
    try
    {
        await store.GetRequiredService<StoreStartUp>().OpenAsync(production: false, CancellationToken.None);
        break;
    }
    catch (StoreUnavailableException) when (left > 0)
    {
        // A machine with other work to do takes its time.
    }
}

if (args[2] == "settle")
{
    var engine = store.GetRequiredService<DeadlineEngine>();
    await engine.StartAsync(CancellationToken.None);
    Console.WriteLine("ready");
    await Console.In.ReadToEndAsync();
    await engine.StopAsync(CancellationToken.None);
    return;
}

Console.WriteLine("ready");
await Console.In.ReadLineAsync();

if (args[2] == "tell")
{
    await TellingLoop.RunAsync(store.GetRequiredService<CustomerStore>(), args[3], [.. args[4..].Select(static home => new CustomerId(home))]);
}

if (crash is not null)
{
    Console.WriteLine(await crash.RunAsync(store, args[3], args[4]));
    return;
}

if (last is not null)
{
    Console.WriteLine(args[2] == "erase" ? await ErasureCrash.RunAsync(store, last.CountFromHere, args[3]) : await RemovalCrash.RunAsync(store, last.CountFromHere, args[3], args[4]));
    return;
}

Console.WriteLine(args[2] == "merge"
    ? await MergeCrash.MergeAsync(store, new CustomerId(args[3]), new CustomerId(args[4]))
    : await MergeCrash.UnmergeAsync(store, new MergeId(new CustomerId(args[3]), int.Parse(args[4], CultureInfo.InvariantCulture))));
