import '@testing-library/jest-dom';
import { configure } from '@testing-library/dom';

// Whole apps are rendered, and machines that run tests are often busy.
configure({ asyncUtilTimeout: 20_000 });
jest.setTimeout(90_000);
