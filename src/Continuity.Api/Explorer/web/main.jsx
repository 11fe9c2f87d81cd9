// The development page: GraphiQL, sign-in for the dev roles, and the README's story as tabs.
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import './main.css';
import readme from '../../../../README.md';
import { createFetcher } from './fetcher.js';
import { Session } from './signIn.js';
import { SignInBar } from './SignInBar.jsx';
import { readStory, StoryMemory } from './story.js';

const workers = { json: 'json', graphql: 'graphql' };
globalThis.MonacoEnvironment = {
  getWorker: (_, label) => new Worker(`/graphql/explorer/${workers[label] ?? 'editor'}.worker.js`, { type: 'module' }),
};

const story = await readStory(readme);
const tabs = story.steps.map(({ query, variables }) => ({ query, variables: variables && JSON.stringify(variables, null, 2) }));

// Tabs are kept for the browser tab; those of another story than the README's are not.
const isSameStory = sessionStorage.getItem('continuity.story') === JSON.stringify(tabs);
if (!isSameStory) {
  sessionStorage.clear();
  sessionStorage.setItem('continuity.story', JSON.stringify(tabs));
}

const session = new Session();
const fetcher = createFetcher(session, new StoryMemory(story));

function Explorer({ first, firstProblem }) {
  const [caller, setCaller] = useState(first);
  const [problem, setProblem] = useState(firstProblem);
  const [activeTab, setActiveTab] = useState(null);

  const signIn = wanted => session.signIn(wanted).then(
    () => { setCaller(wanted); setProblem(''); },
    fault => setProblem(fault.message));

  // A story's tab signs in as the one who makes that call; whoever signs in by hand after that stays so until the tab changes.
  const onTabChange = ({ tabs: open, activeTabIndex }) => {
    const tab = open[activeTabIndex];
    if (tab.id !== activeTab) {
      setActiveTab(tab.id);
      const step = story.steps.find(({ name }) => name === tab.title);
      step && signIn(step.caller);
    }
  };

  return (
    <>
      <SignInBar key={JSON.stringify(caller)} caller={caller} problem={problem} onSignIn={signIn} />
      <GraphiQL
        fetcher={fetcher}
        storage={sessionStorage}
        defaultTabs={tabs}
        onTabChange={onTabChange}
        visiblePlugin="Documentation Explorer"
        schemaDescription
        inputValueDeprecation
      />
    </>
  );
}

const first = session.caller ?? story.steps[0].caller;
const firstProblem = await session.signIn(first).then(() => '', fault => fault.message);
createRoot(document.getElementById('root')).render(<Explorer first={first} firstProblem={firstProblem} />);
